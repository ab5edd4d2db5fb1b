package orderhub.infra.local.hub;

/** One hub for all test classes that do not break it: it takes seconds to start. */
final class SharedHub {

    private static final LocalHub HUB = LocalHub.start(LocalHubOptions.forTests());

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(HUB::close));
    }

    private SharedHub() {}

    static LocalHub get() {
        return HUB;
    }
}
