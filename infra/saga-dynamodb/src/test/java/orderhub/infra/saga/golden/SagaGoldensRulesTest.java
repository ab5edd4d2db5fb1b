package orderhub.infra.saga.golden;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who changes the form of sagas learns at once what that means. */
class SagaGoldensRulesTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void who_changes_the_form_is_told_what_to_do_and_cannot_write_over_what_is_released() throws IOException {
        SagaGoldens goldens = new SagaGoldens(folder);
        SortedMap<String, JsonNode> first = running(item -> {});
        SortedMap<String, JsonNode> more =
                running(item -> item.putObject("more").put("S", "x"));
        SortedMap<String, JsonNode> less = running(item -> item.remove("deadline"));
        write(goldens, "1.0", first);
        goldens.check(first);

        assertThatThrownBy(() -> goldens.check(more))
                .hasMessageContaining("running: more is new")
                .hasMessageContaining("-Dgolden.write=1.1");
        assertThatThrownBy(() -> goldens.check(less))
                .hasMessageContaining("running: deadline was {\"N\":\"1772447430000\"}, is gone")
                .hasMessageContaining("two releases");
        assertThatThrownBy(() -> write(goldens, "1.0", more)).hasMessageContaining("cannot follow 1.0");
        assertThatThrownBy(() -> write(goldens, "1.1", less)).hasMessageContaining("cannot follow 1.0");
        write(goldens, "1.1", more);
        assertThat(goldens.cases("1.0")).isEqualTo(first);
        Files.writeString(folder.resolve("1.0/sagas.json"), "{}");
        assertThatThrownBy(goldens::requireUntouched).hasMessageContaining("edited, added or deleted");
    }

    private static void write(SagaGoldens goldens, String version, SortedMap<String, JsonNode> items) {
        System.setProperty("golden.write", version);
        try {
            goldens.check(items);
        } finally {
            System.clearProperty("golden.write");
        }
    }

    private static SortedMap<String, JsonNode> running(Consumer<ObjectNode> change) {
        ObjectNode item = requireNonNull(GoldenSagas.stored().get("running")).deepCopy();
        change.accept(item);
        return new TreeMap<>(Map.of("running", item));
    }
}
