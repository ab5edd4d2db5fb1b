package orderhub.infra.saga.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What an operator did to a saga.
 *
 * @param at when
 * @param who the operator, as the caller named them
 * @param what the action, with the step when it was about one
 * @param why the reason given
 */
public record Audit(Instant at, String who, String what, String why) {
    /** The most that a saga keeps; each new one beyond drops the oldest. They and the steps have to fit one item. */
    public static final int MAX_ENTRIES = 20;

    /** Longest name of an operator. */
    public static final int MAX_WHO_CHARACTERS = 100;

    /** Longest reason. */
    public static final int MAX_WHY_CHARACTERS = 300;

    /** The most that one takes in an item: three bytes a character, and 100 for names, time and action. */
    static final int MAX_BYTES = 3 * (MAX_WHO_CHARACTERS + MAX_WHY_CHARACTERS) + 100;

    /** What operators did, with this as the last. */
    List<Audit> after(List<Audit> earlier) {
        List<Audit> all = new ArrayList<>(earlier);
        all.add(this);
        return all.subList(Math.max(0, all.size() - MAX_ENTRIES), all.size());
    }
}
