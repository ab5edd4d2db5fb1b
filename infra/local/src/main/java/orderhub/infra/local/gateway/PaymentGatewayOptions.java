package orderhub.infra.local.gateway;

import java.nio.file.Path;
import java.time.Duration;
import orderhub.infra.local.gateway.idempotency.IdempotencyStore;
import org.jspecify.annotations.Nullable;

/**
 * How to start a {@link PaymentGatewaySimulator}.
 *
 * @param port TCP port on the loopback address; 0 for any free one
 * @param dataDirectory where payments and idempotency answers survive a restart; null to keep them in memory only
 * @param keysKept how old an idempotency key becomes before it is forgotten
 */
public record PaymentGatewayOptions(int port, @Nullable Path dataDirectory, Duration keysKept) {

    private static final int MAX_PORT = 65_535;

    /** @throws IllegalArgumentException if the port is out of range, or keys are kept for no time */
    public PaymentGatewayOptions {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("port must be 0 to " + MAX_PORT + ": " + port);
        }
        if (keysKept.isZero() || keysKept.isNegative()) {
            throw new IllegalArgumentException("keys must be kept for some time: " + keysKept);
        }
    }

    /** Keys are kept for as long as the real gateway keeps them. */
    public PaymentGatewayOptions(int port, @Nullable Path dataDirectory) {
        this(port, dataDirectory, IdempotencyStore.USUALLY_KEPT);
    }

    /** Any free port, nothing kept. */
    public static PaymentGatewayOptions inMemory() {
        return new PaymentGatewayOptions(0, null);
    }
}
