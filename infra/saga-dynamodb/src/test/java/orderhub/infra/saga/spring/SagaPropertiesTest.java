package orderhub.infra.saga.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import orderhub.infra.saga.model.SagaSettings;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;

/** What editors are told of the settings is true. */
class SagaPropertiesTest {
    private static final String METADATA = "/META-INF/spring-configuration-metadata.json";
    private static final Set<String> OF_SPRING_ONLY = Set.of("enabled", "create-table");

    private final Map<String, JsonObject> described = described();

    @Test
    void has_the_same_defaults_as_the_library() {
        SagaProperties bound = new Binder().bindOrCreate("saga.dynamodb", SagaProperties.class);
        assertThat(bound.settings()).isEqualTo(SagaSettings.defaults());
        assertThat(bound.enabled()).isTrue();
        assertThat(bound.createTable()).isFalse();
    }

    @Test
    void has_the_same_names_as_the_system_properties() {
        Set<String> asked = new TreeSet<>();
        SagaSettings.builder().from(name -> {
            asked.add(name);
            return null;
        });
        asked.addAll(OF_SPRING_ONLY);
        assertThat(described.keySet()).containsExactlyElementsOf(asked);
        assertThat(asked).hasSize(SagaProperties.class.getRecordComponents().length);
    }

    @Test
    void describes_every_setting_in_a_sentence() {
        assertThat(described.values()).allSatisfy(property -> assertThat(property.getString("description"))
                .isNotNull()
                .hasSizeGreaterThan(20)
                .endsWith("."));
    }

    @Test
    void tells_defaults_that_are_those_of_the_library() {
        Map<String, String> defaults = new TreeMap<>();
        described.forEach((name, property) -> defaults.put(name, String.valueOf(property.get("defaultValue"))));
        assertThat(SagaSettings.builder().from(defaults::get).build()).isEqualTo(SagaSettings.defaults());
        assertThat(defaults).containsEntry("enabled", "true").containsEntry("create-table", "false");
        assertThat(defaults.values()).doesNotContain("null");
    }

    private static Map<String, JsonObject> described() {
        try (Reader metadata = new InputStreamReader(
                Objects.requireNonNull(SagaPropertiesTest.class.getResourceAsStream(METADATA)),
                StandardCharsets.UTF_8)) {
            Collection<?> properties =
                    Objects.requireNonNull(((JsonObject) Jsoner.deserialize(metadata)).getCollection("properties"));
            return new TreeMap<>(properties.stream()
                    .map(JsonObject.class::cast)
                    .collect(Collectors.toMap(SagaPropertiesTest::name, property -> property)));
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static String name(JsonObject property) {
        return Objects.requireNonNull(property.getString("name")).substring("saga.dynamodb.".length());
    }
}
