package orderhub.routes.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import orderhub.schemas.openapi.ApiContract;
import org.junit.jupiter.api.Test;

class ContractTest {

    private final Contract contract = new Contract();

    @Test
    void is_the_document_as_it_was_written() {
        assertThat(new String(contract.yaml(), StandardCharsets.UTF_8))
                .isEqualTo(ApiContract.read().text());
    }

    @Test
    void says_the_same_as_json() throws IOException {
        assertThat(new ObjectMapper().readTree(contract.json()))
                .isEqualTo(ApiContract.read().document());
    }

    @Test
    void is_not_changed_by_whoever_gets_it() {
        contract.yaml()[0] = '?';
        contract.json()[0] = '?';

        is_the_document_as_it_was_written();
        assertThat(contract.json()[0]).isEqualTo((byte) '{');
    }
}
