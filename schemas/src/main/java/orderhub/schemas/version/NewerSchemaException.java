package orderhub.schemas.version;

/**
 * What is to be read was written by a newer hub, in a form that this one does not know. Nothing is concluded from it: a
 * newer hub will see to it, so whoever meets this leaves it and comes back later.
 */
public final class NewerSchemaException extends RuntimeException {

    private NewerSchemaException(String what, long version, long known) {
        super(what + " has schema version " + version + ", this hub knows " + known + ": it is left to a newer one");
    }

    /**
     * Refuses what is newer than this code.
     *
     * @param what is read, for people
     * @param version that it has
     * @param known the newest that this code knows
     * @throws NewerSchemaException if it is newer
     */
    public static void throwIfNewer(String what, long version, long known) {
        if (version > known) {
            throw new NewerSchemaException(what, version, known);
        }
    }
}
