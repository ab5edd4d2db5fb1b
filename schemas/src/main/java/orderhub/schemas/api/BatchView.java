package orderhub.schemas.api;

import java.util.List;

/** What became of each order of a batch, in their order. */
public record BatchView(List<BatchOutcome> outcomes) {

    public BatchView {
        outcomes = List.copyOf(outcomes);
    }
}
