package orderhub.infra.saga.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The network between a node and DynamoDB, with faults. It lies below the SDK, whose own retry answers them; only its
 * waits are shorter than they are.
 */
public final class FaultyHttp implements SdkHttpClient {
    /** Calls that the SDK makes of one request, the first included. */
    public static final int MAX_CALLS = 3;

    private static final String WRITE = "UpdateItem";
    private static final String THROTTLED =
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"Too many requests\"}";

    private final SdkHttpClient network = ApacheHttpClient.create();
    private final AtomicInteger writes = new AtomicInteger();
    private volatile @Nullable Plan plan;
    private volatile boolean down;

    /** What happens to a call. */
    public enum Fault {
        /** It does not arrive. */
        NEVER_ARRIVES,
        /** It arrives, and its answer does not. */
        ANSWER_LOST,
        /** DynamoDB refuses it: the table has no capacity left. */
        TABLE_THROTTLED,
        /** DynamoDB refuses it: the account has no capacity left. */
        ACCOUNT_THROTTLED
    }

    /**
     * Faults to come.
     *
     * @param write the write they begin at; the first is 1
     * @param calls how many calls of it are hit
     */
    private record Plan(Fault fault, int write, int calls) {
        boolean hits(int number) {
            return number >= write && number < write + calls;
        }
    }

    /** A client that goes through this network to {@link LocalDynamoDb}. Closing it closes the network. */
    public DynamoDbClient client() {
        BackoffStrategy soon = BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(1));
        StandardRetryStrategy retries = StandardRetryStrategy.builder()
                .maxAttempts(MAX_CALLS)
                .backoffStrategy(soon)
                .throttlingBackoffStrategy(soon)
                .circuitBreakerEnabled(false)
                .build();
        return LocalDynamoDb.clientBuilder(LocalDynamoDb.endpoint())
                .httpClient(this)
                .overrideConfiguration(with -> with.retryStrategy(retries))
                .build();
    }

    /** From the {@code write}th write on, counting from now and repetitions as well, hits as many calls. */
    public void hit(Fault fault, int write, int calls) {
        writes.set(0);
        plan = new Plan(fault, write, calls);
    }

    /** Writes that were tried since {@link #hit}, repetitions included. */
    public int writes() {
        return writes.get();
    }

    /** Whether nothing arrives at all. */
    public void setDown(boolean isDown) {
        down = isDown;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest call = network.prepareRequest(request);
        boolean isWrite = request.httpRequest()
                .firstMatchingHeader("X-Amz-Target")
                .orElse("")
                .endsWith(WRITE);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return answer(isWrite, call);
            }

            @Override
            public void abort() {
                call.abort();
            }
        };
    }

    @Override
    public void close() {
        network.close();
    }

    private HttpExecuteResponse answer(boolean isWrite, ExecutableHttpRequest call) throws IOException {
        if (down) {
            throw new IOException("No route to host");
        }
        Fault fault = isWrite ? faultOf(writes.incrementAndGet()) : null;
        if (fault == null) {
            return call.call();
        }
        return switch (fault) {
            case NEVER_ARRIVES -> throw new SocketTimeoutException("Connect timed out");
            case ANSWER_LOST -> lost(call);
            case TABLE_THROTTLED -> refused("ProvisionedThroughputExceededException");
            case ACCOUNT_THROTTLED -> refused("ThrottlingException");
        };
    }

    private @Nullable Fault faultOf(int number) {
        Plan now = plan;
        return now != null && now.hits(number) ? now.fault : null;
    }

    private static HttpExecuteResponse lost(ExecutableHttpRequest call) throws IOException {
        HttpExecuteResponse answer = call.call();
        if (answer.responseBody().isPresent()) {
            try (AbortableInputStream body = answer.responseBody().get()) {
                body.readAllBytes();
            }
        }
        throw new SocketTimeoutException("Read timed out");
    }

    private static HttpExecuteResponse refused(String type) {
        byte[] body = THROTTLED.formatted(type).getBytes(StandardCharsets.UTF_8);
        SdkHttpResponse response = SdkHttpResponse.builder()
                .statusCode(400)
                .putHeader("Content-Type", "application/x-amz-json-1.0")
                .putHeader("Content-Length", Integer.toString(body.length))
                .build();
        return HttpExecuteResponse.builder()
                .response(response)
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
    }
}
