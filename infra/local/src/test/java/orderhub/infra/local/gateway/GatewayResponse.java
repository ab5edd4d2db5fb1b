package orderhub.infra.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;

/** An answer of the gateway, parsed. */
record GatewayResponse(int status, String text, JsonNode body, boolean replayed) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static GatewayResponse of(HttpResponse<String> response) {
        boolean replayed = response.headers()
                .firstValue("Idempotent-Replayed")
                .map("true"::equals)
                .orElse(false);
        try {
            return new GatewayResponse(
                    response.statusCode(), response.body(), MAPPER.readTree(response.body()), replayed);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + response.body(), e);
        }
    }

    String id() {
        return body.path("id").asText();
    }

    String text(String field) {
        return body.path(field).asText();
    }

    long number(String field) {
        return body.path(field).asLong();
    }

    String error(String field) {
        return body.path("error").path(field).asText();
    }
}
