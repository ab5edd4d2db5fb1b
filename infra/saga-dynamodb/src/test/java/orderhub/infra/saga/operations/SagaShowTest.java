package orderhub.infra.saga.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Instant;
import java.util.Map;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.testing.StoredSagas;
import org.junit.jupiter.api.Test;

class SagaShowTest extends OperatedTable {
    @Test
    void shows_all_there_is_of_a_saga() {
        Saga waiting = sagas.waiting("undo-order", "undo-payment");
        SagaView view = operations.show(waiting.id()).orElseThrow();
        Instant now = sagas.clock.instant();
        assertThat(view.status()).isEqualTo("COMPENSATING");
        assertThat(view.goal()).isEqualTo("COMPENSATE");
        assertThat(view.issuedAt()).isEqualTo(now);
        assertThat(view.deadline()).isEqualTo(now.plus(StoredSagas.TIMEOUT));
        assertThat(view.owner()).isNull();
        assertThat(view.nextAttemptAt()).isEqualTo(now.plus(StoredSagas.BACKOFF));
        assertThat(view.steps())
                .containsExactly(
                        new StepView(1, now, "undo-order", null, "WAITING", 0, null, options("c-0")),
                        new StepView(2, now, "undo-payment", null, "WAITING", 1, "Refused: too busy", options("c-1")));
    }

    @Test
    void shows_who_works_on_a_saga_and_until_when() {
        SagaView view = operations.show(sagas.held("undo").id()).orElseThrow();
        assertThat(view.owner()).isEqualTo("another-node");
        assertThat(view.leaseUntil()).isEqualTo(sagas.clock.instant().plus(StoredSagas.LEASE));
        assertThat(view.nextAttemptAt()).isNull();
    }

    @Test
    void shows_what_cannot_be_read_as_it_is() {
        SagaView view = operations.show(sagas.quarantined("undo").id()).orElseThrow();
        assertThat(view.status()).isEqualTo(SagaView.QUARANTINED);
        assertThat(view.quarantine()).asInstanceOf(type(QuarantineView.class)).satisfies(quarantine -> {
            assertThat(quarantine.reason()).isEqualTo("No such status: CONFUSED");
            assertThat(quarantine.since()).isEqualTo(sagas.clock.instant());
            assertThat(quarantine.attributes())
                    .containsEntry("status", "\"CONFUSED\"")
                    .containsEntry("joins", "[\"join-0\"]")
                    .extractingByKey("steps")
                    .asString()
                    .contains("\"customer\": \"c-0\"", "\"compensation\": \"undo\"");
        });
    }

    @Test
    void shows_nobody_the_signing_key() {
        sagas.running("undo");
        assertThat(operations.show("signing-key")).isEmpty();
        assertThat(operations.show("")).isEmpty();
        assertThat(operations.show("x".repeat(5000))).isEmpty();
    }

    private static Map<String, String> options(String customer) {
        return Map.of("customer", customer, "amount", "12");
    }
}
