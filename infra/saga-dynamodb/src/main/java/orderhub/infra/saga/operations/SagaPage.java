package orderhub.infra.saga.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list.
 *
 * @param sagas the longest due first, within this page. May be fewer than asked for, even none, with more to come: some
 *     may have ended since the index was written
 * @param next cursor of the next page; null after the last
 */
public record SagaPage(List<SagaSummary> sagas, @Nullable String next) {
    public SagaPage {
        sagas = List.copyOf(sagas);
    }
}
