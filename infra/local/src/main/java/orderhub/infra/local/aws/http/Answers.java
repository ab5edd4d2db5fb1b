package orderhub.infra.local.aws.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import orderhub.infra.local.aws.shared.AwsException;
import orderhub.infra.local.aws.shared.Json;
import orderhub.infra.local.aws.shared.WireAnswer;
import orderhub.infra.local.aws.shared.Xml;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers and errors in the three wire formats. */
final class Answers {
    static final CBORMapper CBOR = new CBORMapper();

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final String CONTENT_TYPE = "Content-Type";
    private static final int OK = 200;
    private static final int INTERNAL_ERROR = 500;

    private Answers() {}

    static WireAnswer json(JsonNode output) {
        return new WireAnswer(OK, Map.of(CONTENT_TYPE, "application/x-amz-json-1.1"), Json.bytes(output));
    }

    static WireAnswer jsonError(String code, int status, String message) {
        JsonNode body = Json.object().put("__type", code).put("message", message);
        return new WireAnswer(
                status, Map.of(CONTENT_TYPE, "application/x-amz-json-1.1", "x-amzn-errortype", code), Json.bytes(body));
    }

    static WireAnswer cbor(JsonNode output) {
        return cbor(OK, output);
    }

    static WireAnswer cborError(String code, int status, String message) {
        return cbor(status, Json.object().put("__type", code).put("message", message));
    }

    private static WireAnswer cbor(int status, JsonNode body) {
        try {
            return new WireAnswer(
                    status,
                    Map.of(CONTENT_TYPE, "application/cbor", "smithy-protocol", "rpc-v2-cbor"),
                    CBOR.writeValueAsBytes(body));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static WireAnswer xml(String action, String namespace, Xml result) {
        String body = "<" + action + "Response xmlns=\"" + namespace + "\">"
                + new Xml().element(action + "Result", result)
                + new Xml().element("ResponseMetadata", requestId())
                + "</" + action + "Response>";
        return xml(OK, body);
    }

    static WireAnswer xmlError(String code, int status, String message) {
        Xml error = new Xml()
                .element("Type", status < INTERNAL_ERROR ? "Sender" : "Receiver")
                .element("Code", code)
                .element("Message", message);
        return xml(
                status,
                new Xml()
                        .element(
                                "ErrorResponse",
                                new Xml().element("Error", error).append(requestId()))
                        .toString());
    }

    private static Xml requestId() {
        return new Xml().element("RequestId", UUID.randomUUID().toString());
    }

    private static WireAnswer xml(int status, String body) {
        return new WireAnswer(status, Map.of(CONTENT_TYPE, "text/xml"), body.getBytes(StandardCharsets.UTF_8));
    }

    /** The refusal behind {@code failure}; anything unexpected is an internal error, and logged. */
    static AwsException refusal(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof AwsException refused) {
            return refused;
        }
        LOG.error("A request failed inside the embedded AWS", cause);
        return new AwsException("InternalFailure", INTERNAL_ERROR, String.valueOf(cause));
    }
}
