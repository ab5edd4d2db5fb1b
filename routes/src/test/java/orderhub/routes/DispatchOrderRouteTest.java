package orderhub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import orderhub.routes.testing.RouteTest;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class DispatchOrderRouteTest extends RouteTest {

    DispatchOrderRouteTest() {
        super("dispatch-order");
    }

    @Test
    void starts() {
        Exchange answer = run("x", Map.of());
        assertThat(answer.getException()).isNotNull();
        System.out.println(answer.getException());
    }
}
