package orderhub.infra.local.chaos;

/** What is done to a process. */
enum FaultKind {
    KILL_HUB("hub killed"),
    PAUSE_HUB("hub paused"),
    RESTART_HUB("hub restarted"),
    KILL_AWS("AWS killed"),
    KILL_GATEWAY("gateway killed");

    private final String told;

    FaultKind(String told) {
        this.told = told;
    }

    /** What happened, in words. */
    String told() {
        return told;
    }

    /** Whether it is a SIGKILL. */
    boolean kills() {
        return this == KILL_HUB || this == KILL_AWS || this == KILL_GATEWAY;
    }

    boolean hitsHub() {
        return this == KILL_HUB || this == PAUSE_HUB || this == RESTART_HUB;
    }
}
