package orderhub.infra.saga;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import orderhub.infra.saga.store.Known;

/** What this node remembers of unfinished sagas, the least recently used forgotten first. Only ever saves a read. */
final class KnownSagas {
    private static final float LOAD_FACTOR = 0.75f;
    private static final int INITIAL_CAPACITY = 256;

    private final Map<String, Known> known;

    /** @param limit how many sagas are remembered */
    KnownSagas(int limit) {
        known = new LinkedHashMap<>(INITIAL_CAPACITY, LOAD_FACTOR, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
                return size() > limit;
            }
        };
    }

    synchronized Optional<Known> find(String id) {
        return Optional.ofNullable(known.get(id));
    }

    synchronized void remember(String id, Known now) {
        known.put(id, now);
    }

    synchronized void forget(String id) {
        known.remove(id);
    }
}
