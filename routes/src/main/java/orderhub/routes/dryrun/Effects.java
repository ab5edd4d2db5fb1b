package orderhub.routes.dryrun;

import java.util.ArrayList;
import java.util.List;

/** Takes note of what would have been done. Thread-safe. */
public final class Effects {

    private final List<Effect> recorded = new ArrayList<>();

    /** Notes one more. */
    public synchronized void add(String service, String operation, String target) {
        recorded.add(new Effect(service, operation, target));
    }

    /** All that were noted since this was asked before. */
    public synchronized List<Effect> take() {
        List<Effect> taken = List.copyOf(recorded);
        recorded.clear();
        return taken;
    }
}
