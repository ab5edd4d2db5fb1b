package orderhub.infra.saga.golden;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orderhub.infra.saga.model.CorruptSagaException;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaStatus;
import orderhub.infra.saga.model.SagaStep;
import orderhub.infra.saga.testing.TestTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Sagas outlive releases: what a node of an older version stored goes on here, and what is stored here there. */
class SagaGoldensTest {

    private static final SagaGoldens GOLDENS = SagaGoldens.ofThisLibrary();

    private final TestTable table = new TestTable();

    static Stream<String> versions() {
        return GOLDENS.versions().stream();
    }

    @Test
    void what_is_stored_now_is_what_the_newest_version_stored() {
        GOLDENS.check(GoldenSagas.stored());
        assertThat(GOLDENS.versions()).isNotEmpty();
    }

    @Test
    void the_files_of_released_versions_are_as_they_were_written() {
        GOLDENS.requireUntouched();
        assertThat(GOLDENS.versions()).doesNotHaveDuplicates();
    }

    @Test
    void there_is_a_saga_in_every_status() {
        assertThat(GoldenSagas.stored().values().stream()
                        .filter(item -> item.has("status"))
                        .map(item -> SagaStatus.valueOf(item.at("/status/S").asText())))
                .containsAll(EnumSet.allOf(SagaStatus.class));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            running,                     RUNNING,      900, 1, WAITING WAITING
            completing,                  COMPLETING,     6, 0, WAITING WAITING
            compensating,                COMPENSATING,   6, 1, WAITING WAITING
            compensating-waiting,        COMPENSATING,  30, 1, WAITING WAITING
            compensating-taken-over,     COMPENSATING,  12, 1, WAITING WAITING
            compensated,                 COMPENSATED,    0, -1, DONE DONE
            completed,                   COMPLETED,      0, -1, DONE WAITING
            parked,                      PARKED,         0, -1, FAILED FAILED
            retried-by-operator,         COMPENSATING,   0, 1, WAITING WAITING
            skipped-by-operator,         COMPENSATING,   0, 0, WAITING SKIPPED
            compensated-by-operator,     COMPENSATING,   0, 1, WAITING WAITING
            """)
    void a_saga_goes_on_where_it_was(String name, SagaStatus status, long dueS, int next, String callbacks) {
        for (String version : GOLDENS.versions()) {
            Saga saga = read(golden(version, name));

            assertThat(saga.status()).isEqualTo(status);
            assertThat(saga.deadline()).isEqualTo(Instant.parse("2026-03-02T10:30:30Z"));
            assertThat(saga.lease().until())
                    .isEqualTo(Instant.parse("2026-03-02T10:15:30Z").plusSeconds(dueS));
            if (status == SagaStatus.RUNNING) {
                assertThat(saga.goal()).isNull();
            } else {
                assertThat(saga.nextCallback().orElse(-1)).isEqualTo(next);
            }
            assertThat(saga.steps().stream().map(step -> step.callback().name()).collect(Collectors.joining(" ")))
                    .isEqualTo(callbacks);
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void what_undoes_a_step_is_called_as_it_was_to_be(String version) {
        Saga saga = read(golden(version, "compensating-waiting"));

        assertThat(saga.because()).isEqualTo("Refused: no money");
        assertThat(saga.steps())
                .extracting(SagaStep::compensation)
                .containsExactly("direct://undo-first", "direct://undo-second");
        SagaStep second = saga.steps().get(1);
        assertThat(second.options())
                .containsEntry("subject", "subject-1")
                .containsEntry("amount", 12L)
                .containsEntry("urgent", true)
                .containsEntry("mark", new byte[] {1});
        assertThat(second.attempts()).isEqualTo(1);
        assertThat(second.problem()).isEqualTo("Refused: too busy");
        Saga byOperator = read(golden(version, "retried-by-operator"));
        assertThat(byOperator.audit()).singleElement().satisfies(audit -> {
            assertThat(audit.who()).isEqualTo("kim");
            assertThat(audit.why()).isEqualTo("ticket 4711");
        });
    }

    @ParameterizedTest
    @MethodSource("versions")
    void the_id_of_a_saga_is_still_one_that_the_table_has_signed(String version) {
        table.put(ItemText.item(golden(version, "signing-key")));

        assertThat(table.store()
                        .ids()
                        .issuedAt(golden(version, "running").at("/saga_id/S").asText()))
                .contains(Instant.parse("2026-03-02T10:15:30Z"));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void what_a_newer_node_adds_is_passed_over_and_what_was_put_aside_stays_so(String version) {
        GOLDENS.cases(version).forEach((name, item) -> {
            if (!name.equals("quarantined") && !name.equals("signing-key")) {
                assertThat(read(withMore(item)))
                        .as(name)
                        .usingRecursiveComparison()
                        .isEqualTo(read(item));
            }
        });
        assertThatThrownBy(() -> read(golden(version, "quarantined")))
                .isInstanceOf(CorruptSagaException.class)
                .hasMessageContaining("quarantined");
    }

    @Test
    void a_saga_of_a_newer_form_that_cannot_be_read_is_left_to_newer_nodes() {
        ObjectNode newer = golden(GOLDENS.versions().get(0), "running").deepCopy();
        newer.putObject("schema").put("N", "2");
        newer.putObject("status").put("S", "ASLEEP");

        assertThatThrownBy(() -> read(newer))
                .isInstanceOfSatisfying(CorruptSagaException.class, corrupt -> assertThat(corrupt.isNewer())
                        .isTrue());
    }

    private Saga read(JsonNode golden) {
        Map<String, AttributeValue> item = ItemText.item(golden);
        table.put(new HashMap<>(item));
        return table.store().get(requireNonNull(item.get("saga_id")).s()).orElseThrow();
    }

    private static JsonNode golden(String version, String name) {
        return requireNonNull(GOLDENS.cases(version).get(name), name);
    }

    private static JsonNode withMore(JsonNode item) {
        ObjectNode more = item.deepCopy();
        more.putObject("added_later").put("S", "by a newer node");
        more.at("/steps/L")
                .forEach(step ->
                        ((ObjectNode) step.get("M")).putObject("added_later").put("N", "7"));
        return more;
    }
}
