package orderhub.infra.local.gateway;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How to start a {@link PaymentGatewaySimulator}.
 *
 * @param port TCP port on the loopback address; 0 for any free one
 * @param dataDirectory where payments and idempotency answers survive a restart; null to keep them in memory only
 */
public record PaymentGatewayOptions(int port, @Nullable Path dataDirectory) {

    private static final int MAX_PORT = 65_535;

    /** @throws IllegalArgumentException if the port is out of range */
    public PaymentGatewayOptions {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("port must be 0 to " + MAX_PORT + ": " + port);
        }
    }

    /** Any free port, nothing kept. */
    public static PaymentGatewayOptions inMemory() {
        return new PaymentGatewayOptions(0, null);
    }
}
