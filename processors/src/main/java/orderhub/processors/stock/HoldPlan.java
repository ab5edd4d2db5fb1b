package orderhub.processors.stock;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import orderhub.schemas.event.EventFacts;

/** From which stock items an order can have what it needs, or why it cannot. */
public sealed interface HoldPlan {

    /** @param items how many of each stock item, all that the order needs */
    record Take(SortedMap<String, Integer> items) implements HoldPlan {
        public Take {
            items = Collections.unmodifiableSortedMap(new TreeMap<>(items));
        }
    }

    /** @param shortages the products of which it cannot have enough; not empty */
    record Lack(List<EventFacts.Shortage> shortages) implements HoldPlan {
        public Lack {
            shortages = List.copyOf(shortages);
        }
    }
}
