package orderhub.infra.local.simulation;

/**
 * Decides by seed and name, not by order: what happens to a call depends on which call it is and the how manieth of its
 * kind, so that threads which run in another order next time still meet nearly the same faults.
 */
record Chance(long seed) {

    /** Another source, for something else. */
    Chance of(Object... name) {
        return new Chance(mix(seed, name));
    }

    /** True with that probability. */
    boolean happens(double probability, Object... name) {
        return (mix(seed, name) >>> 11) * 0x1.0p-53 < probability;
    }

    /** One of 0 to n - 1. */
    int pick(int n, Object... name) {
        return (int) Math.floorMod(mix(seed, name), (long) n);
    }

    /** One of these. */
    <T> T oneOf(java.util.List<T> choices, Object... name) {
        return choices.get(pick(choices.size(), name));
    }

    /** SplitMix64's finalizer (Steele, Lea, Flood 2014), over the seed and each part of the name. */
    private static long mix(long seed, Object... name) {
        long bits = seed;
        for (Object part : name) {
            bits = finalized(bits + 0x9e3779b97f4a7c15L + part.toString().hashCode());
        }
        return finalized(bits);
    }

    private static long finalized(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
