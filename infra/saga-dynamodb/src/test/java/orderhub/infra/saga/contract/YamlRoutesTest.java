package orderhub.infra.saga.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import orderhub.infra.saga.contract.support.BothServices;
import orderhub.infra.saga.contract.support.SagaWorld;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.PluginHelper;

/** Sagas in routes that are written in YAML; see {@code sagas.camel.yaml}. */
class YamlRoutesTest {
    private static final String ROUTES = "orderhub/infra/saga/contract/sagas.camel.yaml";

    @BothServices
    void completes(SagaWorld world) throws Exception {
        load(world.camel());
        Exchange sent = world.send("direct:order", Map.of("id", "o-1", "amount", 12));
        assertThat(sent.getException()).isNull();
        world.awaitCalls("ordered", "paid", "done-order");
        assertThat(world.calls().of("done-order").get(0).header("id")).isEqualTo("o-1");
    }

    @BothServices
    void compensates(SagaWorld world) throws Exception {
        load(world.camel());
        Exchange sent = world.send("direct:order", Map.of("id", "o-1", "amount", 12, "declined", true));
        assertThat(sent.getException()).hasMessage("declined");
        world.awaitCalls("ordered", "undo-pay", "undo-order");
        assertThat(world.calls().of("undo-pay").get(0).header("amount")).isEqualTo(12);
    }

    @BothServices
    void runs_out_of_time(SagaWorld world) throws Exception {
        load(world.camel());
        world.send("direct:offer", Map.of());
        world.awaitCalls("offered", "undo-offer");
    }

    @BothServices
    void is_completed_by_hand(SagaWorld world) throws Exception {
        load(world.camel());
        String saga = String.valueOf(SagaWorld.sagaOf(world.send("direct:reserve", Map.of())));
        assertThat(world.sendWithin(saga, "direct:confirm").getException()).isNull();
        world.awaitCalls("reserved", "done-reserve");
    }

    private static void load(CamelContext camel) throws Exception {
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(PluginHelper.getResourceLoader(camel).resolveResource("classpath:" + ROUTES));
    }
}
