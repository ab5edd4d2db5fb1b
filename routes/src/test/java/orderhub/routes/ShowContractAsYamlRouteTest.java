package orderhub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import orderhub.routes.http.Contract;
import orderhub.routes.testing.ApiRouteTest;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class ShowContractAsYamlRouteTest extends ApiRouteTest {

    ShowContractAsYamlRouteTest() {
        super("show-contract-as-yaml");
    }

    @Test
    void answers_with_the_contract_and_says_what_it_is() {
        Exchange answer = call("", Map.of());

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/yaml");
        assertThat(answer.getMessage().getBody(byte[].class)).isEqualTo(new Contract().yaml());
    }
}
