package orderhub.infra.local.gateway.idempotency;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Lets each key be executed once and repeats its first answer, until it forgets the key. Thread-safe. */
public final class IdempotencyStore {

    /** How many answers are kept at most; the oldest is forgotten first. */
    public static final int MAX_ANSWERS = 100_000;

    /** For how long Stripe says that it keeps keys at least. */
    public static final Duration USUALLY_KEPT = Duration.ofHours(24);

    private final Duration kept;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, String> fingerprintsInProgress = new HashMap<>();
    private final Map<String, StoredAnswer> answers = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, StoredAnswer> eldest) {
            return size() > MAX_ANSWERS;
        }
    };

    /**
     * A store without keys.
     *
     * @param kept a key of this age is forgotten: the next call with it is executed
     * @param clock by which keys age
     */
    public IdempotencyStore(Duration kept, Clock clock) {
        this.kept = kept;
        this.clock = clock;
    }

    /** Asks to execute a call. Only {@link Claim.Granted} allows it. */
    public Claim claim(IdempotentCall call) {
        lock.lock();
        try {
            StoredAnswer stored = answers.get(call.key());
            if (stored != null && isForgotten(stored)) {
                answers.remove(call.key());
                stored = null;
            }
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
            long at = stored.atEpochSeconds() == 0 ? clock.instant().getEpochSecond() : stored.atEpochSeconds();
            answers.put(stored.call().key(), new StoredAnswer(stored.call(), stored.answer(), at));
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

    private boolean isForgotten(StoredAnswer stored) {
        Instant forgottenAt = Instant.ofEpochSecond(stored.atEpochSeconds()).plus(kept);
        return !clock.instant().isBefore(forgottenAt);
    }
}
