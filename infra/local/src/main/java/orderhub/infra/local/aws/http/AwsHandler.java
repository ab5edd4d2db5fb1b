package orderhub.infra.local.aws.http;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import orderhub.infra.local.aws.dynamodb.DynamoDbEngine;
import orderhub.infra.local.aws.shared.WireAnswer;
import orderhub.infra.local.aws.shared.WireRequest;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Hands DynamoDB its requests as they are, and every other service a request with its body. */
public final class AwsHandler extends Handler.Abstract {
    /** The largest request of any service here is a DynamoDB batch: 16 MB. */
    static final int MAX_BODY_BYTES = 16 * 1024 * 1024;

    private static final String TARGET = "X-Amz-Target";
    private static final String DYNAMODB = "DynamoDB";
    private static final int PAYLOAD_TOO_LARGE = 413;

    private final DynamoDbEngine dynamoDb;
    private final ServiceRouter router;

    public AwsHandler(DynamoDbEngine dynamoDb, ServiceRouter router) {
        this.dynamoDb = dynamoDb;
        this.router = router;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getLength() > MAX_BODY_BYTES) {
            write(response, callback, tooLarge());
            return true;
        }
        @Nullable String target = request.getHeaders().get(TARGET);
        if (target != null && target.startsWith(DYNAMODB)) {
            dynamoDb.handle(request, response, callback);
            return true;
        }
        CompletableFuture<byte[]> unused = BodyReader.read(request, MAX_BODY_BYTES)
                .whenComplete((body, failure) -> answer(request, response, callback, body, failure));
        return true;
    }

    private void answer(
            Request request,
            Response response,
            Callback callback,
            byte @Nullable [] body,
            @Nullable Throwable failure) {
        if (body == null) {
            if (failure instanceof BodyReader.TooLargeException) {
                write(response, callback, tooLarge());
            } else {
                callback.failed(failure);
            }
            return;
        }
        CompletableFuture<WireAnswer> unused = router.route(wire(request, body)).whenComplete((answer, broken) -> {
            if (answer == null) {
                callback.failed(broken);
            } else {
                write(response, callback, answer);
            }
        });
    }

    private static WireRequest wire(Request request, byte[] body) {
        Map<String, String> headers = new HashMap<>();
        for (HttpField field : request.getHeaders()) {
            headers.putIfAbsent(field.getLowerCaseName(), String.valueOf(field.getValue()));
        }
        @Nullable String query = request.getHttpURI().getQuery();
        return new WireRequest(
                request.getMethod().toUpperCase(Locale.ROOT),
                Request.getPathInContext(request),
                query == null ? "" : query,
                headers,
                body);
    }

    private static WireAnswer tooLarge() {
        return Answers.jsonError(
                "RequestEntityTooLarge", PAYLOAD_TOO_LARGE, "A request may have " + MAX_BODY_BYTES + " bytes.");
    }

    private static void write(Response response, Callback callback, WireAnswer answer) {
        response.setStatus(answer.status());
        answer.headers().forEach(response.getHeaders()::put);
        response.getHeaders().put("x-amzn-RequestId", UUID.randomUUID().toString());
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
    }
}
