package orderhub.infra.local.aws.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import orderhub.infra.local.aws.shared.AwsAccount;
import orderhub.infra.local.aws.shared.AwsException;
import orderhub.infra.local.aws.shared.Json;
import orderhub.infra.local.aws.shared.JsonService;
import orderhub.infra.local.aws.shared.WireAnswer;
import orderhub.infra.local.aws.shared.WireRequest;
import org.jspecify.annotations.Nullable;

/** SQS: hands requests on to the engine without holding a thread, however long they poll. */
public final class SqsService implements JsonService, AutoCloseable {
    /** What SQS requests in the JSON protocol name themselves with. */
    public static final String TARGET_PREFIX = "AmazonSQS.";

    /** Longer than any long poll (20 s); an engine that is silent for this long is broken. */
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);

    /** Threads that finish answers; waiting for one holds none. */
    private static final int COMPLETION_THREADS = 4;

    private static final String JSON = "application/x-amz-json-1.0";
    private static final int OK = 200;

    private final SqsEngine engine;
    private final ExecutorService completions;
    private final HttpClient client;
    private final FifoBatches fifoBatches = new FifoBatches(this);

    private SqsService(SqsEngine engine) {
        this.engine = engine;
        this.completions = Executors.newFixedThreadPool(COMPLETION_THREADS, task -> {
            Thread thread = new Thread(task, "embedded-sqs-completion");
            thread.setDaemon(true);
            return thread;
        });
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(completions)
                .build();
    }

    /**
     * Starts the service.
     *
     * @param publicEndpoint what queue URLs start with
     * @param directory where queues and messages are kept; null keeps them in memory
     */
    public static SqsService start(AwsAccount account, URI publicEndpoint, @Nullable Path directory)
            throws IOException {
        Path journal =
                directory == null ? null : Files.createDirectories(directory).resolve("journal.jsonl");
        return new SqsService(SqsEngine.start(account, publicEndpoint, journal));
    }

    /** Answers a request in whichever protocol it speaks. */
    public CompletableFuture<WireAnswer> forward(WireRequest request) {
        CompletableFuture<WireAnswer> answer =
                fifoBatches.entries(request).map(fifoBatches::send).orElseGet(() -> hop(request));
        return answer.whenComplete((done, failure) -> {
            if (done != null && done.status() == OK) {
                PurgedQueue.of(request).ifPresent(engine::purged);
            }
        });
    }

    private CompletableFuture<WireAnswer> hop(WireRequest request) {
        String query = request.query().isEmpty() ? "" : "?" + request.query();
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(engine.address() + request.path() + query))
                .timeout(REQUEST_TIMEOUT)
                .method(request.method(), BodyPublishers.ofByteArray(request.body()));
        request.header("content-type").ifPresent(type -> builder.header("Content-Type", type));
        request.header("x-amz-target").ifPresent(target -> builder.header("X-Amz-Target", target));
        request.header("x-amzn-trace-id").ifPresent(trace -> builder.header("X-Amzn-Trace-Id", trace));
        return client.sendAsync(builder.build(), BodyHandlers.ofByteArray()).thenApply(SqsService::answer);
    }

    private static WireAnswer answer(HttpResponse<byte[]> response) {
        Map<String, String> headers = new LinkedHashMap<>();
        response.headers().firstValue("content-type").ifPresent(type -> headers.put("Content-Type", type));
        response.headers().firstValue("x-amzn-query-error").ifPresent(code -> headers.put("x-amzn-query-error", code));
        return new WireAnswer(response.statusCode(), headers, response.body());
    }

    /** Calls one operation in the JSON protocol; refuses as SQS refuses. */
    @Override
    public CompletableFuture<JsonNode> call(String operation, JsonNode input) {
        Map<String, String> headers = Map.of("content-type", JSON, "x-amz-target", TARGET_PREFIX + operation);
        return hop(new WireRequest("POST", "/", "", headers, Json.bytes(input)))
                .thenApply(answer -> output(operation, answer));
    }

    private static JsonNode output(String operation, WireAnswer answer) {
        JsonNode body = answer.body().length == 0
                ? Json.object()
                : Json.read(answer.body()).orElse(Json.object());
        if (answer.status() == OK) {
            return body;
        }
        String type = Json.text(body, "__type").orElse("InternalError");
        String code = type.substring(type.indexOf('#') + 1);
        String message = Json.text(body, "Message").orElse(operation + " failed with status " + answer.status());
        throw new AwsException(code, answer.status(), message);
    }

    @Override
    public void close() {
        engine.close();
        completions.shutdown();
    }
}
