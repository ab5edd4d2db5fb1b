package orderhub.infra.local.gateway.idempotency;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Lets each key be executed once and repeats its first answer. Thread-safe. */
public final class IdempotencyStore {

    /** How many answers are kept; the oldest is forgotten first. Stripe forgets by age instead, after 24 hours. */
    public static final int MAX_ANSWERS = 100_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, String> fingerprintsInProgress = new HashMap<>();
    private final Map<String, StoredAnswer> answers = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, StoredAnswer> eldest) {
            return size() > MAX_ANSWERS;
        }
    };

    /** Asks to execute a call. Only {@link Claim.Granted} allows it. */
    public Claim claim(IdempotentCall call) {
        lock.lock();
        try {
            StoredAnswer stored = answers.get(call.key());
            if (stored != null) {
                boolean same = stored.call().equals(call);
                return same ? new Claim.Answered(stored.answer()) : new Claim.Mismatched();
            }
            String inProgress = fingerprintsInProgress.putIfAbsent(call.key(), call.fingerprint());
            if (inProgress == null) {
                return new Claim.Granted();
            }
            return inProgress.equals(call.fingerprint()) ? new Claim.InProgress() : new Claim.Mismatched();
        } finally {
            lock.unlock();
        }
    }

    /** Stores the answer of a granted call, or of one recovered from the journal. */
    public void complete(StoredAnswer stored) {
        lock.lock();
        try {
            fingerprintsInProgress.remove(stored.call().key());
            answers.put(stored.call().key(), stored);
        } finally {
            lock.unlock();
        }
    }

    /** Gives a granted key back without an answer, so that the next call with it is executed. */
    public void release(IdempotentCall call) {
        lock.lock();
        try {
            fingerprintsInProgress.remove(call.key());
        } finally {
            lock.unlock();
        }
    }
}
