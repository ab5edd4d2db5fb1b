package orderhub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import orderhub.routes.http.MalformedBodyException;
import orderhub.routes.testing.RouteTest;
import orderhub.schemas.api.Intervention;
import org.apache.camel.Exchange;
import org.apache.camel.ValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadInterventionRouteTest extends RouteTest {

    ReadInterventionRouteTest() {
        super("read-intervention");
    }

    @Test
    void reads_who_acts_and_why() {
        Exchange read = run("{\"operator\": \"kim@example.org\", \"reason\": \"ticket 4711\"}", Map.of());

        assertThat(read.getException()).isNull();
        assertThat(read.getMessage().getBody()).isEqualTo(new Intervention("kim@example.org", "ticket 4711"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"operator\": \"kim\"}",
                "{\"operator\": \"kim\", \"reason\": \"  \"}",
                "{\"operator\": \"\", \"reason\": \"because\"}",
                "{\"operator\": \"kim\", \"reason\": \"because\", \"force\": true}"
            })
    void fails_when_that_is_not_said(String body) {
        assertThat(run(body, Map.of()).getException()).isInstanceOf(ValidationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kim"})
    void fails_when_nothing_is_said_in_json(String body) {
        assertThat(run(body, Map.of()).getException()).isInstanceOf(MalformedBodyException.class);
    }
}
