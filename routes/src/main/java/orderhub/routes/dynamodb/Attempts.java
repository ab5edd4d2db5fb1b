package orderhub.routes.dynamodb;

/**
 * How often a change is decided anew because somebody else changed the order first. Each time the order has gone on, and no
 * order goes on for ever; this bounds it all the same.
 */
public final class Attempts {

    /**
     * An attempt.
     *
     * @param number from 1 on
     * @param open whether it is still to be made
     */
    public record Attempt(int number, boolean open) {}

    /** The first. */
    public Attempt first() {
        return new Attempt(1, true);
    }

    /** The attempt, made. */
    public Attempt made(Attempt attempt) {
        return new Attempt(attempt.number(), false);
    }

    /**
     * The one after an attempt that came too late.
     *
     * @param most so many attempts in all
     * @throws OrderChangedException if it was the last
     */
    public Attempt next(Attempt attempt, int most, OrderChangedException changed) {
        if (attempt.number() >= most) {
            throw changed;
        }
        return new Attempt(attempt.number() + 1, true);
    }
}
