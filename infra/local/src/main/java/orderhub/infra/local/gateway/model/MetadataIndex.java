package orderhub.infra.local.gateway.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds intents by metadata without reading them all. Not thread-safe: {@link Books} guards it. */
final class MetadataIndex {

    private final Map<MetadataTerm, List<String>> idsByTerm = new HashMap<>();

    void add(PaymentIntent intent) {
        intent.terms().metadata().forEach((key, value) -> idsByTerm
                .computeIfAbsent(new MetadataTerm(key, value), term -> new ArrayList<>(1))
                .add(intent.id()));
    }

    /** Ids, oldest first, among which are all intents that match every term. */
    List<String> candidates(List<MetadataTerm> terms) {
        return terms.stream()
                .map(term -> idsByTerm.getOrDefault(term, List.of()))
                .min(Comparator.comparingInt(List::size))
                .orElseThrow(() -> new IllegalArgumentException("a search needs a term"));
    }
}
