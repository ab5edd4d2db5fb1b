package orderhub.infra.local.gateway.service;

import java.util.concurrent.CompletableFuture;
import orderhub.infra.local.gateway.idempotency.Answer;
import orderhub.infra.local.gateway.idempotency.Claim;
import orderhub.infra.local.gateway.idempotency.IdempotencyStore;
import orderhub.infra.local.gateway.idempotency.IdempotentCall;
import orderhub.infra.local.gateway.journal.Journal;
import orderhub.infra.local.gateway.model.Books;
import orderhub.infra.local.gateway.model.GatewayError;
import orderhub.infra.local.gateway.model.Identity;
import orderhub.infra.local.gateway.token.Admission;
import orderhub.infra.local.gateway.token.Delivery;
import orderhub.infra.local.gateway.token.Faults;
import orderhub.infra.local.gateway.token.TestToken;
import org.jspecify.annotations.Nullable;

/**
 * Takes commands: first the idempotency key, then the faults that strike before execution, then the execution itself.
 * Thread-safe.
 */
public final class PaymentDesk {

    private static final TestToken NO_FAULT = new TestToken.Accepts();
    private static final int TOO_MANY_REQUESTS = 429;

    private final Faults faults = new Faults();
    private final IdempotencyStore store;
    private final Execution execution;
    private final Pauses pauses;

    /** A desk over books, stored answers and a journal that were recovered already. */
    public PaymentDesk(Books books, IdempotencyStore store, Journal journal, Identity identity, Pauses pauses) {
        this.store = store;
        this.pauses = pauses;
        this.execution = new Execution(books, store, journal, identity);
    }

    /**
     * Executes a command, or repeats the answer it got before.
     *
     * @param call null if the request has no idempotency key
     */
    public CompletableFuture<Reply> submit(Command command, @Nullable IdempotentCall call) {
        if (call == null) {
            return admit(command, null);
        }
        Claim claim = store.claim(call);
        if (claim instanceof Claim.Answered answered) {
            return CompletableFuture.completedFuture(Reply.replayed(answered.answer()));
        }
        if (claim instanceof Claim.InProgress) {
            return CompletableFuture.completedFuture(Reply.of(GatewayError.idempotencyKeyInUse()));
        }
        if (claim instanceof Claim.Mismatched) {
            return CompletableFuture.completedFuture(Reply.of(GatewayError.idempotencyMismatch()));
        }
        return admit(command, call);
    }

    private CompletableFuture<Reply> admit(Command command, @Nullable IdempotentCall call) {
        TestToken token = command instanceof Command.Create create ? create.token() : NO_FAULT;
        Admission admission = faults.admit(token, call == null ? null : call.key());
        if (admission instanceof Admission.Failed failed) {
            if (call != null) {
                store.release(call);
            }
            return CompletableFuture.completedFuture(Reply.of(injected(failed.status())));
        }
        Admission.Admitted admitted = (Admission.Admitted) admission;
        if (admitted.pause().isZero()) {
            return CompletableFuture.completedFuture(execute(command, token, call));
        }
        return pauses.after(admitted.pause(), () -> execute(command, token, call));
    }

    private Reply execute(Command command, TestToken token, @Nullable IdempotentCall call) {
        Answer answer = execution.execute(command, call);
        // A charge that never happened has nothing to hold back.
        Delivery delivery = answer.status() < 500 ? Faults.delivery(token) : new Delivery.AtOnce();
        return new Reply(answer, false, delivery);
    }

    private static GatewayError injected(int status) {
        return status == TOO_MANY_REQUESTS
                ? GatewayError.rateLimited()
                : GatewayError.api(status, "Injected by the test token.");
    }
}
