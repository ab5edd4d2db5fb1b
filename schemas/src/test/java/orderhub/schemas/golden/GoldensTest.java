package orderhub.schemas.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import orderhub.schemas.contract.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who changes a form learns at once what that means and what to do. */
class GoldensTest {

    private static final String FIRST = "{\"id\": {\"S\": \"o-1\"}, \"total\": {\"N\": \"2900\"}}";
    private static final String MORE =
            "{\"id\": {\"S\": \"o-1\"}, \"total\": {\"N\": \"2900\"}, \"note\": {\"S\": \"x\"}}";
    private static final String RENAMED = "{\"id\": {\"S\": \"o-1\"}, \"sum\": {\"N\": \"2900\"}}";
    private static final String OTHER_UNIT = "{\"id\": {\"S\": \"o-1\"}, \"total\": {\"N\": \"29\"}}";

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void asks_for_nothing_any_more() {
        System.clearProperty("golden.write");
    }

    @Test
    void what_is_as_it_was_passes() {
        write("1.0", FIRST);

        goldens().check(orders(FIRST));
        goldens().requireUntouched();

        assertThat(goldens().cases("1.0", "orders").get("paid")).isEqualTo(Json.parse(FIRST));
    }

    @Test
    void what_is_added_fails_until_it_is_kept_as_the_next_minor_version_beside_the_others() {
        write("1.0", FIRST);

        assertThatThrownBy(() -> goldens().check(orders(MORE)))
                .hasMessageContaining("orders paid: /note is new: {\"S\":\"x\"}")
                .hasMessageContaining("-Dtest=TheTest")
                .hasMessageContaining("-Dgolden.write=1.1");

        write("1.1", MORE);
        goldens().check(orders(MORE));
        assertThat(goldens().versions()).containsExactly("1.0", "1.1");
        assertThat(goldens().cases("1.0", "orders").get("paid")).isEqualTo(Json.parse(FIRST));
    }

    @Test
    void what_is_renamed_or_has_another_unit_fails_and_is_kept_as_a_major_version_only() {
        write("1.0", FIRST);

        assertThatThrownBy(() -> goldens().check(orders(RENAMED)))
                .hasMessageContaining("orders paid: /total was {\"N\":\"2900\"}, is gone")
                .hasMessageContaining("in two releases")
                .hasMessageContaining("-Dgolden.write=2.0");
        assertThatThrownBy(() -> goldens().check(orders(OTHER_UNIT)))
                .hasMessageContaining("orders paid: /total/N was \"2900\", is \"29\"");
        assertThatThrownBy(() -> write("1.1", OTHER_UNIT)).hasMessageContaining("in two releases");
        assertThat(goldens().versions()).containsExactly("1.0");

        write("2.0", OTHER_UNIT);
        goldens().check(orders(OTHER_UNIT));
    }

    @Test
    void a_kind_or_a_case_that_is_dropped_is_missed() {
        write("1.0", FIRST);

        assertThatThrownBy(() -> goldens().check(new TreeMap<>())).hasMessageContaining("is gone");
    }

    @Test
    void a_released_version_is_not_written_again() {
        write("1.9", FIRST);
        write("1.10", MORE);

        assertThatThrownBy(() -> write("1.10", FIRST)).hasMessageContaining("is not after 1.10");
        assertThatThrownBy(() -> write("1.9", FIRST)).hasMessageContaining("is not after 1.10");
        assertThatThrownBy(() -> write("next", FIRST)).hasMessageContaining("a version like 1.2");
        assertThat(goldens().cases("1.10", "orders").get("paid")).isEqualTo(Json.parse(MORE));
    }

    @Test
    void a_file_that_is_edited_or_deleted_is_noticed() throws IOException {
        write("1.0", FIRST);
        Path file = folder.resolve("1.0/orders.json");
        Files.writeString(file, Files.readString(file).replace("2900", "2901"));

        assertThatThrownBy(() -> goldens().requireUntouched()).hasMessageContaining("git checkout module/golden");
        assertThatThrownBy(() -> write("1.1", FIRST)).hasMessageContaining("were edited, added or deleted");

        Files.delete(file);
        assertThatThrownBy(() -> goldens().requireUntouched()).hasMessageContaining("1.0/orders.json");
    }

    private void write(String version, String paid) {
        System.setProperty("golden.write", version);
        try {
            goldens().check(orders(paid));
        } finally {
            System.clearProperty("golden.write");
        }
    }

    private Goldens goldens() {
        return Goldens.at(folder, "module", "module/TheTest");
    }

    private static SortedMap<String, SortedMap<String, JsonNode>> orders(String paid) {
        return new TreeMap<>(Map.of("orders", new TreeMap<>(Map.of("paid", Json.parse(paid)))));
    }
}
