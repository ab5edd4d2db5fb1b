package orderhub.infra.local.aws.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import orderhub.infra.local.aws.shared.AwsException;
import orderhub.infra.local.aws.shared.Json;
import orderhub.infra.local.aws.shared.JsonService;
import orderhub.infra.local.aws.shared.QueryParameters;
import orderhub.infra.local.aws.shared.QueryService;
import orderhub.infra.local.aws.shared.WireAnswer;
import orderhub.infra.local.aws.shared.WireRequest;

/** Tells which service a request is for, and speaks that service's protocol. */
public final class ServiceRouter {
    private static final String RPC_PREFIX = "/service/";
    private static final String RPC_OPERATION = "/operation/";

    private final Function<WireRequest, CompletableFuture<WireAnswer>> sqs;
    private final Map<String, JsonService> jsonServices;
    private final Map<String, QueryService> queryServices;

    /**
     * @param sqs takes SQS requests in any protocol
     * @param jsonServices by what stands before the dot in {@code X-Amz-Target}
     * @param queryServices by the name with which requests are signed, such as {@code sns}
     */
    public ServiceRouter(
            Function<WireRequest, CompletableFuture<WireAnswer>> sqs,
            Map<String, JsonService> jsonServices,
            Map<String, QueryService> queryServices) {
        this.sqs = sqs;
        this.jsonServices = Map.copyOf(jsonServices);
        this.queryServices = Map.copyOf(queryServices);
    }

    /** Answers the request; the future never fails. */
    CompletableFuture<WireAnswer> route(WireRequest request) {
        Optional<String> target = request.header("x-amz-target");
        if (target.filter(name -> name.startsWith("AmazonSQS.")).isPresent()) {
            return guarded(() -> sqs.apply(request), Answers::jsonError);
        }
        if (target.isPresent()) {
            return guarded(() -> json(target.get(), request), Answers::jsonError);
        }
        if (request.path().startsWith(RPC_PREFIX)) {
            return guarded(() -> cbor(request), Answers::cborError);
        }
        return guarded(() -> query(request), Answers::xmlError);
    }

    private interface ErrorFormat {
        WireAnswer error(String code, int status, String message);
    }

    private static CompletableFuture<WireAnswer> guarded(
            Supplier<CompletableFuture<WireAnswer>> call, ErrorFormat format) {
        CompletableFuture<WireAnswer> answer;
        try {
            answer = call.get();
        } catch (RuntimeException failure) {
            answer = CompletableFuture.failedFuture(failure);
        }
        return answer.exceptionally(failure -> {
            AwsException refused = Answers.refusal(failure);
            return format.error(refused.code(), refused.status(), refused.getMessage());
        });
    }

    private CompletableFuture<WireAnswer> json(String target, WireRequest request) {
        int dot = target.lastIndexOf('.');
        JsonService service = jsonServices.get(target.substring(0, Math.max(dot, 0)));
        if (service == null) {
            throw unknownOperation(target);
        }
        byte[] body = body(request);
        JsonNode input = body.length == 0
                ? Json.object()
                : Json.read(body)
                        .orElseThrow(() -> AwsException.badRequest("SerializationException", "The body is not JSON."));
        return service.call(target.substring(dot + 1), input).thenApply(Answers::json);
    }

    private CompletableFuture<WireAnswer> cbor(WireRequest request) {
        int operation = request.path().indexOf(RPC_OPERATION);
        JsonService service =
                operation < 0 ? null : jsonServices.get(request.path().substring(RPC_PREFIX.length(), operation));
        if (service == null) {
            throw unknownOperation(request.path());
        }
        String name = request.path().substring(operation + RPC_OPERATION.length());
        return service.call(name, cborBody(request)).thenApply(Answers::cbor);
    }

    private static JsonNode cborBody(WireRequest request) {
        byte[] body = body(request);
        try {
            return body.length == 0 ? Json.object() : Answers.CBOR.readTree(body);
        } catch (IOException broken) {
            throw AwsException.badRequest("SerializationException", "The body is not CBOR.");
        }
    }

    private CompletableFuture<WireAnswer> query(WireRequest request) {
        String form = new String(body(request), StandardCharsets.UTF_8);
        QueryParameters parameters = QueryParameters.parse(request.query() + "&" + form);
        Optional<String> action = parameters.get("Action");
        String service = CallerService.of(request, parameters);
        if (service.equals(CallerService.SQS) && action.isPresent()) {
            return sqs.apply(request);
        }
        QueryService found = queryServices.get(service);
        if (found == null || action.isEmpty()) {
            throw unknownOperation(request.method() + " " + request.path()
                    + action.map(a -> " " + a).orElse(""));
        }
        return found.call(action.get(), parameters)
                .thenApply(result -> Answers.xml(action.get(), found.namespace(), result));
    }

    private static byte[] body(WireRequest request) {
        if (request.header("content-encoding").filter("gzip"::equalsIgnoreCase).isEmpty()) {
            return request.body();
        }
        try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(request.body()))) {
            byte[] body = unzipped.readNBytes(AwsHandler.MAX_BODY_BYTES + 1);
            if (body.length > AwsHandler.MAX_BODY_BYTES) {
                throw AwsException.badRequest("RequestEntityTooLarge", "The body unpacks to too many bytes.");
            }
            return body;
        } catch (IOException broken) {
            throw AwsException.badRequest("SerializationException", "The body is not gzip.");
        }
    }

    private static AwsException unknownOperation(String what) {
        return AwsException.badRequest(
                "UnknownOperationException",
                "The embedded AWS has no service for " + what
                        + ". It has DynamoDB, DynamoDB Streams, SQS, EventBridge, SNS, CloudWatch metrics and STS.");
    }
}
