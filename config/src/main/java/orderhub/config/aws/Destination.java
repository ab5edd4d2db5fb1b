package orderhub.config.aws;

/**
 * Something in AWS that the hub cannot do without.
 *
 * @param kind such as {@code queue}
 * @param name what it is called
 * @param setting the setting that calls it so
 * @param question asks AWS for it; fails if it is not there
 */
record Destination(String kind, String name, String setting, Runnable question) {

    @Override
    public String toString() {
        return kind + " " + name + " (" + setting + ")";
    }
}
