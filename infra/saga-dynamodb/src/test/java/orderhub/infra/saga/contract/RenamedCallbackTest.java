package orderhub.infra.saga.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import orderhub.infra.saga.DynamoDbSagaService;
import orderhub.infra.saga.contract.support.SagaTestTable;
import orderhub.infra.saga.contract.support.SagaWorld;
import orderhub.infra.saga.model.SagaStatus;
import org.apache.camel.model.SagaCompletionMode;
import org.junit.jupiter.api.Test;

/** A new version of an application goes on with the sagas of the old one, whose callback had another name. */
class RenamedCallbackTest {
    private final SagaTestTable table = SagaTestTable.create();

    @Test
    void a_saga_of_the_old_version_is_undone_by_the_new_callback() {
        String saga;
        try (SagaWorld old = table.node()) {
            old.routes(routes -> routes.from("direct:begin")
                    .saga()
                    .completionMode(SagaCompletionMode.MANUAL)
                    .option("id", routes.constant("o-1"))
                    .compensation("call:undo-old?password=secret")
                    .to("call:acted"));
            saga = String.valueOf(SagaWorld.sagaOf(old.send("direct:begin", Map.of())));
        }
        String stored = String.valueOf(table.stored(saga).steps().get(0).compensation());
        assertThat(stored).isEqualTo("call://undo-old?password=xxxxxx");
        try (SagaWorld renamed = table.node()) {
            ((DynamoDbSagaService) renamed.sagas())
                    .registerAlias(stored, renamed.camel().getEndpoint("call:undo-new"));
            assertThat(renamed.sendWithin(saga, "saga:compensate").getException())
                    .isNull();
            renamed.awaitCalls("undo-new");
            assertThat(renamed.calls().of("undo-new").get(0).header("id")).isEqualTo("o-1");
        }
        assertThat(table.stored(saga).status()).isEqualTo(SagaStatus.COMPENSATED);
    }
}
