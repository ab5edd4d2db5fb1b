package orderhub.infra.saga.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.testing.StoredSagas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class SagaListTest extends OperatedTable {
    @Test
    void lists_each_saga_where_it_belongs() {
        String quarantined = sagas.quarantined("undo").id();
        String late = sagas.running("undo").id();
        sagas.clock.advance(StoredSagas.TIMEOUT);
        String running = sagas.running("undo").id();
        String held = sagas.held("undo").id();
        String waiting = sagas.waiting("undo").id();
        String parked = sagas.parked("undo", "undo-more").id();
        sagas.compensated("undo");

        assertThat(ids(SagaFilter.RUNNING)).containsExactlyInAnyOrder(late, running, held, waiting);
        assertThat(ids(SagaFilter.DUE)).containsExactly(late);
        assertThat(ids(SagaFilter.PARKED)).containsExactly(parked);
        assertThat(ids(SagaFilter.QUARANTINED)).containsExactly(quarantined);
    }

    @Test
    void sums_a_saga_up_without_its_options() {
        Saga parked = sagas.parked("undo-order", "undo-payment");
        assertThat(operations.list(SagaFilter.PARKED, 10, null).sagas())
                .containsExactly(new SagaSummary(
                        parked.id(),
                        "PARKED",
                        sagas.clock.instant(),
                        sagas.clock.instant(),
                        null,
                        2,
                        2,
                        "Refused: no such order"));
    }

    @ParameterizedTest
    @CsvSource({"1", "4", "100"})
    void lists_page_after_page_without_missing_or_repeating_any(int limit) {
        List<String> all = IntStream.range(0, 11)
                .mapToObj(saga -> sagas.parked("undo").id())
                .toList();
        assertThat(pages(SagaFilter.PARKED, limit)).containsExactlyInAnyOrderElementsOf(all);
    }

    /** DynamoDB answers 16 MB at once, and leaves the rest of a batch to be asked for again. */
    @Test
    void lists_a_page_of_sagas_too_large_for_one_answer() {
        int sagasOfMaxSize = 46;
        AttributeValue ballast = AttributeValue.fromS("x".repeat(380_000));
        for (int i = 0; i < sagasOfMaxSize; i++) {
            String id = sagas.parked("undo").id();
            sagas.dynamoDb.updateItem(request -> request.tableName(sagas.settings.table())
                    .key(Map.of("saga_id", AttributeValue.fromS(id)))
                    .updateExpression("SET ballast = :b")
                    .expressionAttributeValues(Map.of(":b", ballast)));
        }
        assertThat(ids(SagaFilter.PARKED)).hasSize(sagasOfMaxSize).doesNotHaveDuplicates();
    }

    @Test
    void refuses_a_cursor_of_another_list_and_an_odd_limit() {
        IntStream.range(0, 3).forEach(saga -> sagas.parked("undo"));
        String cursor = operations.list(SagaFilter.PARKED, 1, null).next();
        for (String wrong : Stream.of(cursor, "", "?", "e30", "x".repeat(5000)).toList()) {
            assertThatThrownBy(() -> operations.list(SagaFilter.RUNNING, 1, wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> operations.list(SagaFilter.PARKED, 0, null)).hasMessageContaining("1 to 100");
        assertThatThrownBy(() -> operations.list(SagaFilter.PARKED, 101, null)).hasMessageContaining("1 to 100");
    }

    @ParameterizedTest
    @EnumSource(SagaFilter.class)
    void lists_nothing_in_an_empty_table(SagaFilter filter) {
        assertThat(operations.list(filter, 100, null)).isEqualTo(new SagaPage(List.of(), null));
    }

    private List<String> pages(SagaFilter filter, int limit) {
        List<String> ids = new ArrayList<>();
        SagaPage page = new SagaPage(List.of(), null);
        do {
            page = operations.list(filter, limit, page.next());
            assertThat(page.sagas()).hasSizeLessThanOrEqualTo(limit);
            page.sagas().forEach(saga -> ids.add(saga.id()));
        } while (page.next() != null);
        return ids;
    }
}
