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
 * @param maxDuration deadline of a saga none of whose steps has a timeout: somebody has to end it some day
 * @param retention how long an ended saga is kept; until then a repeated finish is told what became of it. DynamoDB's
 *     TTL deletes it, up to two days late
 * @param maxSteps the most steps of one saga; more are refused when they join
 * @param maxStepBytes the most bytes of one step's URIs and options together; more are refused when it joins
 * @param maxAttempts calls of one callback before it counts as failed
 * @param firstBackoff wait after a callback's first failure; doubles with each further one
 * @param longestBackoff the most that a callback waits for its next attempt
 * @param callbackTimeout how long a callback may take; then it counts as failed, whatever becomes of it
 * @param callerWait how long complete and compensate wait for callbacks that fail; then others go on with them, and the
 *     caller is told that the saga is not finished yet
 * @param callbackThreads the most callbacks under way at once on this node
 * @param recoveryThreads the most sagas that this node takes over at once
 * @param drain how long a shutdown waits for callbacks under way of sagas taken over
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

    /** DynamoDB's largest item is 400 KB; this leaves room for names, attempts and audit. */
    private static final int MAX_STEPS_BYTES = 300_000;

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
        if ((long) maxSteps * maxStepBytes > MAX_STEPS_BYTES) {
            throw new IllegalArgumentException("%d steps of %d bytes do not fit an item: at most %d bytes in all"
                    .formatted(maxSteps, maxStepBytes, MAX_STEPS_BYTES));
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
        if (value.toMillis() < 1) {
            throw new IllegalArgumentException(name + " must be at least a millisecond, is " + value);
        }
    }
}
