package orderhub.infra.local.hub;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the hub and its surroundings are started.
 *
 * @param apiPort of the hub; 0 means a free one
 * @param awsPort of the embedded AWS; 0 means a free one
 * @param gatewayPort of the payment gateway; 0 means a free one
 * @param issuerPort of the issuer of tokens; 0 means a free one
 * @param dataDirectory where tables, queues, payments and the issuer's key are kept between runs; null means in memory
 * @param settings of the hub that differ from the application's own
 */
public record LocalHubOptions(
        int apiPort,
        int awsPort,
        int gatewayPort,
        int issuerPort,
        @Nullable Path dataDirectory,
        Map<String, String> settings) {

    public LocalHubOptions {
        settings = Map.copyOf(settings);
    }

    /** Nothing kept, every port free: for tests. */
    public static LocalHubOptions forTests() {
        return new LocalHubOptions(0, 0, 0, 0, null, Map.of());
    }

    /** The same with one more setting. */
    public LocalHubOptions with(String setting, String value) {
        Map<String, String> more = new java.util.HashMap<>(settings);
        more.put(setting, value);
        return new LocalHubOptions(apiPort, awsPort, gatewayPort, issuerPort, dataDirectory, more);
    }
}
