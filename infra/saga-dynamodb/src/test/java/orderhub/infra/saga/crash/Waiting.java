package orderhub.infra.saga.crash;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** Waits for what has to happen some time. How long it took is nobody's business here: machines differ. */
final class Waiting {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration BETWEEN = Duration.ofMillis(20);

    private Waiting() {}

    static void until(ThrowingRunnable holds) {
        Awaitility.await().atMost(LONGEST).pollInterval(BETWEEN).untilAsserted(holds);
    }
}
