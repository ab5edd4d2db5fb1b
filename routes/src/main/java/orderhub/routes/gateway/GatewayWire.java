package orderhub.routes.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import orderhub.processors.payment.GatewayReply;
import orderhub.processors.payment.GatewayRequest;
import orderhub.processors.payment.GatewayUnavailableException;
import orderhub.schemas.payment.GatewayAnswer;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** The gateway's wire format: fields go out form-encoded, as Stripe wants them, and JSON comes back. */
public final class GatewayWire {

    private final ObjectMapper json;

    /** @param json for the answers */
    public GatewayWire(ObjectMapper json) {
        this.json = json;
    }

    /** A request's fields as a form body. */
    public String encode(GatewayRequest request) {
        return request.fields().entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    /**
     * The gateway's answer.
     *
     * @throws GatewayUnavailableException if it is not the gateway's JSON; a proxy's error page, say
     */
    public GatewayReply decode(@Header(Exchange.HTTP_RESPONSE_CODE) int status, @Body String body) {
        GatewayAnswer answer;
        try {
            answer = json.readValue(body, GatewayAnswer.class);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw notItsJson(status);
        }
        if (answer == null) { // the text "null" is JSON, but no answer
            throw notItsJson(status);
        }
        return new GatewayReply(status, answer);
    }

    private static GatewayUnavailableException notItsJson(int status) {
        return new GatewayUnavailableException("payment gateway answered HTTP " + status + " without its JSON");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
