package orderhub.infra.saga.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import orderhub.infra.saga.model.Audit;
import orderhub.infra.saga.model.CallbackState;
import orderhub.infra.saga.model.Goal;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaStatus;
import orderhub.infra.saga.model.SagaStep;
import orderhub.infra.saga.model.Transitions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SagaAuditTest extends OperatedTable {
    @Test
    void lets_one_of_two_operators_at_once_act() {
        Saga parked = sagas.parked("undo");
        List<CompletableFuture<ActionResult>> actions = Stream.of("ada", "grace")
                .map(who -> CompletableFuture.supplyAsync(() -> operations.retryNow(parked.id(), who, WHY)))
                .toList();
        List<ActionResult> results =
                actions.stream().map(CompletableFuture::join).toList();
        assertThat(results).filteredOn(ActionResult.Done.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(ActionResult.Refused.class::isInstance)
                .first()
                .asInstanceOf(type(ActionResult.Refused.class))
                .extracting(ActionResult.Refused::reason)
                .asString()
                .contains("is due since");
        assertThat(sagas.read(parked.id()).audit()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(value = {"'',why", "'  ',why", "who,''", "who,NULL-CHAR", "LONG,why", "who,LONG", "NULL-CHAR,why"})
    void wants_to_know_who_and_why(String who, String why) {
        String id = sagas.parked("undo").id();
        assertThatThrownBy(() -> operations.retryNow(id, odd(who), odd(why)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?s).*(who|why).*");
        assertThat(sagas.read(id).status()).isEqualTo(SagaStatus.PARKED);
    }

    @Test
    void keeps_a_reason_as_one_line() {
        String id = sagas.parked("undo").id();
        operations.retryNow(id, WHO, "  refunded\r\n\tby hand\n");
        assertThat(sagas.read(id).audit()).extracting(Audit::why).containsExactly("refunded by hand");
    }

    private static String odd(String text) {
        return text.replace("LONG", "x".repeat(301)).replace("NULL-CHAR", "a\u0000b");
    }

    @Test
    void keeps_the_newest_of_very_many_actions() {
        Saga parked = sagas.parked("undo");
        String id = parked.id();
        for (int i = 0; i < Audit.MAX_ENTRIES + 3; i++) {
            operations.skipStep(id, 1, WHO, "action " + i);
            Saga skipped = sagas.read(id);
            sagas.store.save(skipped, failedAgain(skipped));
        }
        List<Audit> kept = sagas.read(id).audit();
        assertThat(kept).hasSize(Audit.MAX_ENTRIES);
        assertThat(kept).first().extracting(Audit::why).isEqualTo("action 3");
        assertThat(kept).last().extracting(Audit::why).isEqualTo("action 22");
    }

    /** As if it were parked by the same failure once more. */
    private static Saga failedAgain(Saga saga) {
        return new Saga(
                saga.id(),
                SagaStatus.PARKED,
                Goal.COMPENSATE,
                saga.because(),
                List.of(new SagaStep(
                        saga.steps().get(0).joinId(),
                        saga.steps().get(0).joinedAt(),
                        "undo",
                        null,
                        saga.steps().get(0).options(),
                        CallbackState.FAILED,
                        2,
                        "Refused")),
                saga.deadline(),
                saga.lease(),
                null,
                saga.audit());
    }

    @Test
    void tells_two_operators_of_the_same_moment_apart() {
        Saga parked = sagas.parked("undo");
        Transitions transitions = new Transitions(2, Duration.ofDays(1));
        Audit ada = new Audit(sagas.clock.instant(), "ada", "retry now", WHY);
        Audit grace = new Audit(sagas.clock.instant(), "grace", "retry now", WHY);
        assertThat(sagas.store.save(parked, transitions.retried(parked, ada))).isTrue();
        assertThat(sagas.store.save(parked, transitions.retried(parked, grace))).isFalse();
        assertThat(sagas.store.save(parked, transitions.retried(parked, ada)))
                .as("the same write, repeated after a lost answer")
                .isTrue();
    }
}
