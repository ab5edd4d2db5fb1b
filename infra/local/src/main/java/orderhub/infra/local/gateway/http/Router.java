package orderhub.infra.local.gateway.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import orderhub.infra.local.gateway.idempotency.IdempotentCall;
import orderhub.infra.local.gateway.model.Books;
import orderhub.infra.local.gateway.model.GatewayError;
import orderhub.infra.local.gateway.service.Command;
import orderhub.infra.local.gateway.service.PaymentDesk;
import orderhub.infra.local.gateway.service.Reply;

/** Sends commands to the desk and reads to the books. Thread-safe. */
public final class Router {

    private static final int OK = 200;

    private final PaymentDesk desk;
    private final Reads reads;

    /** A router to these two. */
    public Router(PaymentDesk desk, Books books) {
        this.desk = desk;
        this.reads = new Reads(books);
    }

    CompletableFuture<Reply> route(ApiRequest request) {
        return switch (request.method()) {
            case "POST" ->
                Commands.read(request).map(command -> submit(command, request)).orElseGet(() -> unrecognized(request));
            case "GET" -> read(request);
            default -> unrecognized(request);
        };
    }

    private CompletableFuture<Reply> submit(Command command, ApiRequest request) {
        String key = request.idempotencyKey();
        return desk.submit(command, key == null ? null : new IdempotentCall(key, Fingerprints.of(request)));
    }

    private CompletableFuture<Reply> read(ApiRequest request) {
        Optional<ObjectNode> body = reads.read(request);
        return body.isPresent()
                ? CompletableFuture.completedFuture(Reply.of(OK, body.get().toString()))
                : unrecognized(request);
    }

    private static CompletableFuture<Reply> unrecognized(ApiRequest request) {
        String message = "Unrecognized request: " + request.method() + " " + request.path();
        return CompletableFuture.completedFuture(Reply.of(GatewayError.invalid(404, null, message, null)));
    }
}
