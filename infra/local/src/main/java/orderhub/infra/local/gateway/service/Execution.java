package orderhub.infra.local.gateway.service;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import orderhub.infra.local.gateway.idempotency.Answer;
import orderhub.infra.local.gateway.idempotency.IdempotencyStore;
import orderhub.infra.local.gateway.idempotency.IdempotentCall;
import orderhub.infra.local.gateway.idempotency.StoredAnswer;
import orderhub.infra.local.gateway.journal.Journal;
import orderhub.infra.local.gateway.journal.JournalEntry;
import orderhub.infra.local.gateway.model.Books;
import orderhub.infra.local.gateway.model.Effect;
import orderhub.infra.local.gateway.model.Identity;
import org.jspecify.annotations.Nullable;

/**
 * Executes commands one after the other: rule, journal, books, idempotency store, in this order. What is answered is
 * durable, and what was not journaled did not happen.
 */
final class Execution {

    private static final System.Logger LOG = System.getLogger(Execution.class.getName());

    private final ReentrantLock lock = new ReentrantLock();
    private final Books books;
    private final IdempotencyStore store;
    private final Journal journal;
    private final Verdicts verdicts;
    private final Identity identity;

    Execution(Books books, IdempotencyStore store, Journal journal, Identity identity) {
        this.books = books;
        this.store = store;
        this.journal = journal;
        this.verdicts = new Verdicts(books, identity);
        this.identity = identity;
    }

    /** Executes a command whose key, if it has one, was granted; the key is completed or released. */
    Answer execute(Command command, @Nullable IdempotentCall call) {
        lock.lock();
        try {
            return settle(call, verdicts.on(command));
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "Execution failed", e);
            return settleFailure(call);
        } finally {
            lock.unlock();
        }
    }

    private Answer settle(@Nullable IdempotentCall call, Verdict verdict) throws IOException {
        StoredAnswer stored = call == null || !verdict.stored() ? null : answered(call, verdict.answer());
        Effect effect = verdict.effect();
        if (effect != null) {
            books.check(effect);
        }
        if (effect != null || stored != null) {
            journal.append(new JournalEntry(effect, stored));
        }
        if (effect != null) {
            books.apply(effect);
        }
        if (stored != null) {
            store.complete(stored);
        } else if (call != null) {
            store.release(call);
        }
        return verdict.answer();
    }

    // As Stripe documents, a 500 that came out of an execution is the stored answer for its key.
    private Answer settleFailure(@Nullable IdempotentCall call) {
        Answer answer = Verdicts.internalError();
        if (call != null) {
            store.complete(answered(call, answer));
        }
        return answer;
    }

    private StoredAnswer answered(IdempotentCall call, Answer answer) {
        return new StoredAnswer(call, answer, identity.nowEpochSeconds());
    }
}
