package orderhub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import orderhub.routes.testing.RouteTest;
import orderhub.schemas.api.ProductView;
import orderhub.schemas.catalogue.Lane;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class ShowAnswerRouteTest extends RouteTest {

    ShowAnswerRouteTest() {
        super("show-answer");
    }

    @Test
    void a_record_is_answered_as_json() {
        Exchange answer =
                run(new ProductView("TEA", "Green tea", Lane.STANDARD, new TreeMap<>(Map.of("USD", 700L))), Map.of());

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(answer.getMessage().getBody(String.class)).isEqualTo("""
                {"productId":"TEA","name":"Green tea","lane":"STANDARD","prices":{"USD":700}}""");
    }
}
