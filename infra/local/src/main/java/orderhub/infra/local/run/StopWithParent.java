package orderhub.infra.local.run;

/**
 * Ends this process when the build that started it ends. Ctrl-C reaches both; a kill of the build alone would leave a
 * hub behind that holds its ports.
 */
public final class StopWithParent {

    /** Set where a build starts the process; by hand, a hub outlives the shell that started it. */
    private static final String PROPERTY = "orderhub.stop-with-parent";

    private StopWithParent() {}

    /** Watches the parent if the process was asked to. */
    public static void ifAsked() {
        if (Boolean.getBoolean(PROPERTY)) {
            ProcessHandle.current().parent().ifPresent(parent -> {
                var unused = parent.onExit().thenRun(() -> System.exit(0));
            });
        }
    }
}
