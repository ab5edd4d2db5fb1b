package orderhub.config.security;

/** The hub would trust tokens that anybody can make. */
final class DevelopmentIssuerException extends RuntimeException {

    /**
     * @param setting that says so
     * @param why what is wrong with it
     */
    DevelopmentIssuerException(String setting, String why) {
        super(setting + " is for development only: " + why + ". Without the profile local nothing starts with it.");
    }
}
