package orderhub.infra.saga.crash;

import java.util.Locale;

/**
 * Something a route did to the world: it cannot be taken back, and is known even if the process died right after.
 *
 * @param kind what
 * @param step of which step, from 1 in the order of joining
 * @param node on which node
 */
record Effect(Kind kind, int step, String node) {
    enum Kind {
        ACTION,
        COMPENSATION,
        COMPLETION;

        /** The URI of the route for it. */
        String uri(int step) {
            return "direct:" + name().toLowerCase(Locale.ROOT) + "-" + step;
        }
    }

    static Effect of(String written) {
        String[] parts = written.split(" ", -1);
        return new Effect(Kind.valueOf(parts[0]), Integer.parseInt(parts[1]), parts[2]);
    }

    String written() {
        return kind + " " + step + " " + node;
    }

    boolean isCallback() {
        return kind != Kind.ACTION;
    }

    /** Whether it is the same effect, wherever it happened. */
    boolean isLike(Effect other) {
        return kind == other.kind && step == other.step;
    }
}
