package orderhub.routes.dynamodb;

import java.util.List;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.order.Order;

/** What became of a transition. */
public sealed interface SaveOutcome {

    /** The outcome as one word, for a route to branch on. */
    Result result();

    /** The ways in which a save can end. */
    enum Result {
        SAVED,
        OUT_OF_STOCK
    }

    /** It is stored. */
    record Saved(Order order) implements SaveOutcome {
        @Override
        public Result result() {
            return Result.SAVED;
        }
    }

    /** Nothing is stored: some stock was not there. */
    record OutOfStock(List<EventFacts.Shortage> shortages) implements SaveOutcome {
        public OutOfStock {
            shortages = List.copyOf(shortages);
        }

        @Override
        public Result result() {
            return Result.OUT_OF_STOCK;
        }
    }
}
