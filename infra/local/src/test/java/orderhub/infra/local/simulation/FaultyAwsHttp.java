package orderhub.infra.local.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BinaryOperator;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** The way of a hub's AWS client to AWS, below the SDK, through the {@link Network}. */
final class FaultyAwsHttp implements SdkHttpClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NO_XML =
            "<%1$sResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><%1$sResult><MessageId>m</MessageId></%1$sResult></%1$sResponse>";

    private final SdkHttpClient wire;
    private final Network network;
    private final BinaryOperator<String> rewrite;
    private final FenceWatch watch;

    /** @param rewrite operation and body to the body that is really sent; for planted bugs */
    FaultyAwsHttp(SdkHttpClient wire, Network network, BinaryOperator<String> rewrite, FenceWatch watch) {
        this.watch = watch;
        this.wire = wire;
        this.network = network;
        this.rewrite = rewrite;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                String body = bodyOf(request);
                Call call = new Call(operationOf(request, body), body);
                return network.send(
                        call,
                        () -> watch.send(call, () -> forward(request, rewrite.apply(call.operation(), body))),
                        answers(request, call));
            }

            @Override
            public void abort() {
                // The caller does not wait any longer; what is on its way arrives.
            }
        };
    }

    @Override
    public void close() {
        wire.close();
    }

    private Network.Answers<HttpExecuteResponse> answers(HttpExecuteRequest request, Call call) {
        return new Network.Answers<>() {
            @Override
            public HttpExecuteResponse throttled() {
                return call.operation().equals("TransactWriteItems")
                        ? answered(400, conflict(call.body()))
                        : answered(
                                400,
                                "{\"__type\":\"com.amazonaws#ThrottlingException\",\"message\":\"Rate exceeded\"}");
            }

            @Override
            public HttpExecuteResponse acknowledged() {
                return switch (call.operation()) {
                    case "PutEvents" ->
                        answered(
                                200,
                                takenEntries(read(call.body()).get("Entries").size()));
                    case "Publish" -> answered(200, NO_XML.formatted("Publish"));
                    default -> answered(200, "{}");
                };
            }

            @Override
            public HttpExecuteResponse partly() throws IOException {
                ObjectNode body = (ObjectNode) read(call.body());
                return call.operation().equals("PutEvents") ? putSome(request, body) : doSome(request, body);
            }
        };
    }

    /** Every second entry is refused, the first one first. */
    private HttpExecuteResponse putSome(HttpExecuteRequest request, ObjectNode body) throws IOException {
        ArrayNode all = (ArrayNode) body.get("Entries");
        ArrayNode taken = JSON.createArrayNode();
        ArrayNode results = JSON.createArrayNode();
        for (int i = 0; i < all.size(); i++) {
            if (i % 2 == 0) {
                results.addObject().put("ErrorCode", "ThrottlingException").put("ErrorMessage", "Rate exceeded");
            } else {
                taken.add(all.get(i));
                results.addObject().put("EventId", "simulated-" + i);
            }
        }
        if (!taken.isEmpty()) {
            body.set("Entries", taken);
            forward(request, body.toString());
        }
        ObjectNode answer = JSON.createObjectNode().put("FailedEntryCount", all.size() - taken.size());
        answer.set("Entries", results);
        return answered(200, answer.toString());
    }

    /** Every second message is refused, the first one first. */
    private HttpExecuteResponse doSome(HttpExecuteRequest request, ObjectNode body) throws IOException {
        ArrayNode all = (ArrayNode) body.get("Entries");
        ArrayNode taken = JSON.createArrayNode();
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode successful = answer.putArray("Successful");
        ArrayNode failed = answer.putArray("Failed");
        for (int i = 0; i < all.size(); i++) {
            String id = all.get(i).get("Id").asText();
            if (i % 2 == 0) {
                failed.addObject().put("Id", id).put("Code", "InternalError").put("SenderFault", false);
            } else {
                taken.add(all.get(i));
                successful.addObject().put("Id", id);
            }
        }
        if (!taken.isEmpty()) {
            body.set("Entries", taken);
            forward(request, body.toString());
        }
        return answered(200, answer.toString());
    }

    private static String takenEntries(int count) {
        ObjectNode answer = JSON.createObjectNode().put("FailedEntryCount", 0);
        ArrayNode entries = answer.putArray("Entries");
        for (int i = 0; i < count; i++) {
            entries.addObject().put("EventId", "simulated-" + i);
        }
        return answer.toString();
    }

    private static String conflict(String body) {
        ObjectNode answer = JSON.createObjectNode()
                .put("__type", "com.amazonaws.dynamodb.v20120810#TransactionCanceledException")
                .put("message", "Transaction cancelled");
        ArrayNode reasons = answer.putArray("CancellationReasons");
        int items = read(body).get("TransactItems").size();
        for (int i = 0; i < items; i++) {
            reasons.addObject().put("Code", i == items - 1 ? "TransactionConflict" : "None");
        }
        return answer.toString();
    }

    private HttpExecuteResponse forward(HttpExecuteRequest request, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        SdkHttpRequest sized = request.httpRequest().toBuilder()
                .putHeader("Content-Length", Integer.toString(bytes.length))
                .build();
        ContentStreamProvider content = () -> new ByteArrayInputStream(bytes);
        HttpExecuteResponse answer = wire.prepareRequest(HttpExecuteRequest.builder()
                        .request(sized)
                        .contentStreamProvider(content)
                        .metricCollector(request.metricCollector().orElse(null))
                        .build())
                .call();
        return buffered(answer);
    }

    /** Read to its end, so that its connection is free again whatever becomes of the answer. */
    private static HttpExecuteResponse buffered(HttpExecuteResponse answer) throws IOException {
        if (answer.responseBody().isEmpty()) {
            return answer;
        }
        try (AbortableInputStream body = answer.responseBody().get()) {
            return HttpExecuteResponse.builder()
                    .response(answer.httpResponse())
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body.readAllBytes())))
                    .build();
        }
    }

    private static HttpExecuteResponse answered(int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(status)
                        .putHeader("Content-Type", "application/x-amz-json-1.0")
                        .putHeader("Content-Length", Integer.toString(bytes.length))
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
                .build();
    }

    private static String operationOf(HttpExecuteRequest request, String body) {
        String target =
                request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
        if (!target.isEmpty()) {
            return target.substring(target.indexOf('.') + 1);
        }
        int action = body.indexOf("Action=");
        int end = body.indexOf('&', action);
        return action < 0 ? "unknown" : body.substring(action + 7, end < 0 ? body.length() : end);
    }

    private static String bodyOf(HttpExecuteRequest request) throws IOException {
        if (request.contentStreamProvider().isEmpty()) {
            return "";
        }
        try (var stream = request.contentStreamProvider().get().newStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
