package orderhub.processors.conditions;

/**
 * The name of one version of a resource (RFC 9110, section 8.8.3).
 *
 * @param weak whether it stands for versions that only mean the same
 * @param opaque what is between its quotes
 */
public record EntityTag(boolean weak, String opaque) {

    /** The name of a version that has a number: strong, because nothing changes without another number. */
    public static EntityTag ofVersion(int version) {
        return new EntityTag(false, Integer.toString(version));
    }

    /** As it stands in a header. */
    public String text() {
        return (weak ? "W/\"" : "\"") + opaque + '"';
    }
}
