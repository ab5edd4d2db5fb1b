package orderhub.infra.saga.crash;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import orderhub.infra.saga.model.SagaSettings;

/**
 * What all nodes of a test have in common; goes to other processes as system properties.
 *
 * @param endpoint where DynamoDB is
 * @param ledger table of the effects
 * @param settings the saga service's, by the names that {@link orderhub.infra.saga.model.SagaSettingsBuilder#from} knows
 * @param sagaTimeout deadline of each saga, from its first join
 */
record Place(URI endpoint, String ledger, Map<String, String> settings, Duration sagaTimeout) {
    private static final String PREFIX = "crash.";
    private static final String SETTING = PREFIX + "setting.";

    SagaSettings sagaSettings() {
        return SagaSettings.builder().from(settings::get).build();
    }

    /** As options of a JVM. */
    List<String> asOptions() {
        Map<String, String> properties = new TreeMap<>(Map.of(
                PREFIX + "endpoint", endpoint.toString(),
                PREFIX + "ledger", ledger,
                PREFIX + "timeout-ms", Long.toString(sagaTimeout.toMillis())));
        settings.forEach((name, value) -> properties.put(SETTING + name, value));
        return properties.entrySet().stream()
                .flatMap(property -> Stream.of("-D" + property.getKey() + "=" + property.getValue()))
                .toList();
    }

    /** As this JVM was told by {@link #asOptions()}. */
    static Place ofThisJvm() {
        Map<String, String> settings = new HashMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith(SETTING)) {
                settings.put(name.substring(SETTING.length()), System.getProperty(name));
            }
        }
        return new Place(
                URI.create(System.getProperty(PREFIX + "endpoint")),
                System.getProperty(PREFIX + "ledger"),
                settings,
                Duration.ofMillis(Long.getLong(PREFIX + "timeout-ms")));
    }
}
