package orderhub.infra.saga.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import orderhub.infra.saga.contract.support.SagaTestTable;
import orderhub.infra.saga.contract.support.SagaWorld;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.model.SagaCompletionMode;
import org.apache.camel.model.SagaPropagation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ids that a message brings and that no node of the table has issued. */
class ForgedIdTest {
    private final SagaWorld node = SagaTestTable.create().node();
    private String live = "";

    @BeforeEach
    void begin() {
        node.routes(routes -> {
            routes.from("direct:begin")
                    .saga()
                    .completionMode(SagaCompletionMode.MANUAL)
                    .completion("call:done")
                    .compensation("call:undo")
                    .to("call:begun");
            routes.from("direct:join")
                    .saga()
                    .propagation(SagaPropagation.MANDATORY)
                    .compensation("call:undo-join")
                    .to("call:joined");
        });
        live = String.valueOf(SagaWorld.sagaOf(node.send("direct:begin", Map.of())));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void they_join_nothing_and_end_nothing() {
        try (SagaWorld elsewhere = SagaTestTable.create().node()) {
            Stream.of(
                            "1",
                            "A".repeat(live.length()),
                            elsewhere.newSaga().getId(),
                            elsewhere.newSaga("a").getId(),
                            withLastCharacterChanged(live),
                            live + "A",
                            live + "=",
                            " " + live,
                            live.substring(1),
                            withFirstCharacterChanged(live))
                    .forEach(this::assertNobodys);
        }
        assertThat(node.status(live)).isEqualTo("RUNNING");
        assertThat(node.sendWithin(live, "saga:complete").getException()).isNull();
        node.awaitCalls("begun", "done");
    }

    @Test
    void a_route_that_may_begin_a_saga_begins_its_own() {
        String forged = withLastCharacterChanged(live);
        Exchange sent = node.sendWithin(forged, "direct:begin");
        assertThat(sent.getException()).isNull();
        assertThat(SagaWorld.sagaOf(sent)).isNotEqualTo(forged).isNotEqualTo(live);
    }

    private void assertNobodys(String id) {
        assertThat(node.sagas().getSaga(id).join()).isNull();
        assertThat(node.sendWithin(id, "direct:join").getException())
                .isExactlyInstanceOf(CamelExchangeException.class)
                .hasMessageContaining("Exchange is not part of a saga");
        for (String uri : new String[] {"saga:complete", "saga:compensate"}) {
            assertThat(node.sendWithin(id, uri).getException())
                    .hasRootCauseMessage("No coordinator found for saga id " + id);
        }
    }

    private static String withLastCharacterChanged(String id) {
        int last = id.length() - 1;
        return id.substring(0, last) + (id.charAt(last) == 'A' ? 'B' : 'A');
    }

    private static String withFirstCharacterChanged(String id) {
        return (id.charAt(0) == 'A' ? 'B' : 'A') + id.substring(1);
    }
}
