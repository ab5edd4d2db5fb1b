package orderhub.infra.local.gateway.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Objects by id, in the order they were first put. Not thread-safe: {@link Books} guards it. */
final class Catalog<T> {

    private final Map<String, Integer> positions = new HashMap<>();
    private final List<String> ids = new ArrayList<>();
    private final List<T> items = new ArrayList<>();

    void put(String id, T item) {
        Integer known = positions.get(id);
        if (known != null) {
            items.set(known, item);
            return;
        }
        positions.put(id, items.size());
        ids.add(id);
        items.add(item);
    }

    @Nullable
    T get(String id) {
        Integer position = positions.get(id);
        return position == null ? null : items.get(position);
    }

    int size() {
        return items.size();
    }

    /** All ids, oldest first. */
    List<String> ids() {
        return ids;
    }

    /**
     * The wanted page of those candidates that match. The cursor must be an id of this catalog.
     *
     * @param candidates ids of this catalog, oldest first
     */
    Slice<T> newestFirst(List<String> candidates, Predicate<T> matches, Page page) {
        int before = page.startingAfter() == null ? items.size() : positionOf(page.startingAfter());
        List<T> found = new ArrayList<>();
        for (int i = candidates.size() - 1; i >= 0; i--) {
            int position = positionOf(candidates.get(i));
            if (position < before && matches.test(items.get(position))) {
                if (found.size() == page.limit()) {
                    return new Slice<>(found, true);
                }
                found.add(items.get(position));
            }
        }
        return new Slice<>(found, false);
    }

    private int positionOf(String id) {
        Integer position = positions.get(id);
        if (position == null) {
            throw new IllegalArgumentException("no object " + id);
        }
        return position;
    }
}
