package orderhub.infra.saga.model;

import java.time.Duration;

/**
 * The limits and times of the saga service. {@link #builder()} begins with what suits most.
 *
 * @param table name of the DynamoDB table
 * @param dueShards partitions of the index of unfinished sagas. A partition takes 1,000 writes a second, and a saga
 *     makes two. May grow at any time; may shrink only when no saga is unfinished. All nodes need the same
 * @param lease how long a node that stopped answering keeps a saga whose callbacks it was calling
 * @param sweepEvery how often a node looks for sagas that are due; the most that one waits after its lease or deadline
 * @param maxDuration deadline of a saga none of whose steps has a timeout: somebody has to end it some day. An id whose
 *     saga no step has joined for as long is none any more
 * @param retention how long an ended saga is kept; until then a repeated finish is told what became of it. DynamoDB's
 *     TTL deletes it, up to two days late
 * @param maxSteps the most steps of one saga, itself at most 100; more are refused when they join
 * @param maxStepBytes the most bytes of one step's URIs and options together, each option with its name, its type and 10
 *     bytes besides; more are refused when it joins. All steps, what may become of them, and what operators may say have
 *     to fit an item
 * @param maxAttempts calls of one callback before it counts as failed; two at least are wise, because an owner that died
 *     counts as one whether it had called or not
 * @param firstBackoff wait after a callback's first failure; doubles with each further one
 * @param longestBackoff the most that a callback waits for its next attempt
 * @param callbackTimeout how long a callback may take; then it counts as failed, whatever becomes of it
 * @param callerWait how long complete and compensate wait for callbacks that fail; then others go on with them, and the
 *     caller is told that the saga is not finished yet
 * @param callbackThreads the most callbacks under way at once on this node
 * @param recoveryThreads the most sagas that this node takes over at once
 * @param drain how long a shutdown waits for callbacks under way, first for those of sagas taken over, then for those of
 *     routes, then for their sagas to be handed back: each at most so long
 * @param knownSagas unfinished sagas that a node remembers, to save a read at each join
 * @param censusEvery how old a count of the unfinished sagas may be before metrics or JMX have it taken again. Each
 *     node that is asked counts for itself, all sagas of the table
 * @param censusEntries the most entries that one count reads of each kind: unfinished, parked and quarantined. Ten
 *     thousand entries cost about 160 read units
 */
public record SagaSettings(
        String table,
        int dueShards,
        Duration lease,
        Duration sweepEvery,
        Duration maxDuration,
        Duration retention,
        int maxSteps,
        int maxStepBytes,
        int maxAttempts,
        Duration firstBackoff,
        Duration longestBackoff,
        Duration callbackTimeout,
        Duration callerWait,
        int callbackThreads,
        int recoveryThreads,
        Duration drain,
        int knownSagas,
        Duration censusEvery,
        int censusEntries) {

    /** DynamoDB's largest item. */
    private static final int MAX_ITEM_BYTES = 400 * 1024;

    /**
     * Of each step, besides its URIs and options: names of attributes, its join, attempts, and the longest problem, with
     * three bytes a character.
     */
    private static final int STEP_RESERVE_BYTES = 150 + 3 * SagaStep.MAX_PROBLEM_CHARACTERS;

    /** Of the saga, besides its steps: all that operators may say, as audit and as reason, and its other attributes. */
    private static final int SAGA_RESERVE_BYTES = 4 * 1024 + Audit.MAX_BYTES * (Audit.MAX_ENTRIES + 1);

    /** The most that an operator can have called again: DynamoDB takes 4 KB of expression, and each step is named in it. */
    private static final int MAX_STEPS = 100;

    /** Ten years, for any time here: what is longer is a mistake, and sums of much longer ones overflow. */
    private static final Duration LONGEST = Duration.ofDays(3650);

    /** Far more than clocks that are kept in time differ by. */
    private static final Duration MAX_CLOCK_SKEW = Duration.ofHours(1);

    /** No setting may be zero or negative, and all steps together must fit an item. */
    public SagaSettings {
        atLeastOne("dueShards", dueShards);
        atLeastOne("maxSteps", maxSteps);
        atLeastOne("maxStepBytes", maxStepBytes);
        atLeastOne("maxAttempts", maxAttempts);
        atLeastOne("callbackThreads", callbackThreads);
        atLeastOne("recoveryThreads", recoveryThreads);
        atLeastOne("knownSagas", knownSagas);
        atLeastOne("censusEntries", censusEntries);
        notNegative("callerWait", callerWait);
        notNegative("drain", drain);
        aMilli("lease", lease);
        aMilli("sweepEvery", sweepEvery);
        aMilli("maxDuration", maxDuration);
        aMilli("retention", retention);
        aMilli("firstBackoff", firstBackoff);
        aMilli("longestBackoff", longestBackoff);
        aMilli("callbackTimeout", callbackTimeout);
        aMilli("censusEvery", censusEvery);
        if (table.isBlank()) {
            throw new IllegalArgumentException("A saga table needs a name");
        }
        if (maxSteps > MAX_STEPS) {
            throw new IllegalArgumentException("maxSteps must be at most %d, is %d".formatted(MAX_STEPS, maxSteps));
        }
        int mostBytes = (MAX_ITEM_BYTES - SAGA_RESERVE_BYTES) / maxSteps - STEP_RESERVE_BYTES;
        if (maxStepBytes > mostBytes) {
            throw new IllegalArgumentException("%d steps of %d bytes do not fit an item: at most %d bytes each"
                    .formatted(maxSteps, maxStepBytes, mostBytes));
        }
    }

    /** What suits most, for a table named {@code camel-sagas}. */
    public static SagaSettings defaults() {
        return builder().build();
    }

    /** What suits most, to be changed. */
    public static SagaSettingsBuilder builder() {
        return new SagaSettingsBuilder();
    }

    /**
     * For how long after an id was issued its saga can begin. Not the whole retention: when that is raised, ended sagas
     * whose items went under the shorter one must not begin again.
     */
    public Duration mayBeginFor() {
        return retention.compareTo(maxDuration) < 0 ? retention : maxDuration;
    }

    /**
     * For how long the item of an ended saga is kept: longer than its id can begin one, by as much as clocks of nodes may
     * differ, or the ended saga could begin again.
     */
    public Duration keptFor() {
        return retention.plus(MAX_CLOCK_SKEW);
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, is " + value);
        }
    }

    private static void aMilli(String name, Duration value) {
        if (value.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException(name + " must be at least a millisecond, is " + value);
        }
        notLonger(name, value);
    }

    private static void notNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, is " + value);
        }
        notLonger(name, value);
    }

    private static void notLonger(String name, Duration value) {
        if (value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " must be at most " + LONGEST + ", is " + value);
        }
    }
}
