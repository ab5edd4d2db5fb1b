package orderhub.infra.saga.spring;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import orderhub.infra.saga.model.SagaSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * The settings of the saga service by name, the same names as those of the system properties. A number without a unit is in
 * milliseconds where the name ends in {@code -ms}; {@code 5s} and {@code PT5S} are understood as well.
 *
 * @param enabled Whether there is a saga service at all.
 * @param createTable Whether the table is created if it is missing, for tests and first steps.
 * @param table Name of the DynamoDB table.
 * @param dueShards Partitions of the index of unfinished sagas. The same on all nodes; may grow at any time, and shrink
 *     only when no saga is unfinished.
 * @param leaseMs How long a node that stopped answering keeps a saga whose callbacks it was calling.
 * @param sweepEveryMs How often a node looks for sagas that are due.
 * @param maxDurationMs Deadline of a saga none of whose steps has a timeout.
 * @param retentionMs How long an ended saga is kept.
 * @param maxSteps The most steps of one saga, 100 at most; more are refused when they join.
 * @param maxStepBytes The most bytes of one step's URIs and options together; more are refused when it joins.
 * @param maxAttempts Calls of one callback before it counts as failed.
 * @param firstBackoffMs Wait after a callback's first failure; doubles with each further one.
 * @param longestBackoffMs The most that a callback waits for its next attempt.
 * @param callbackTimeoutMs How long a callback may take before it counts as failed.
 * @param callerWaitMs How long complete and compensate wait for callbacks that fail, before others go on with them.
 * @param callbackThreads The most callbacks under way at once on this node.
 * @param recoveryThreads The most sagas that this node takes over at once.
 * @param drainMs How long a shutdown waits for callbacks under way of sagas taken over.
 * @param knownSagas Unfinished sagas that a node remembers, to save a read at each join.
 * @param censusEveryMs How old a count of the unfinished sagas may be before metrics or JMX have it taken again.
 * @param censusEntries The most entries that one count reads of each kind: unfinished, parked and quarantined.
 */
@ConfigurationProperties(SagaProperties.PREFIX)
public record SagaProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("false") boolean createTable,
        @DefaultValue("camel-sagas") String table,
        @DefaultValue("4") int dueShards,

        @DefaultValue("5000") @DurationUnit(ChronoUnit.MILLIS)
        Duration leaseMs,

        @DefaultValue("1000") @DurationUnit(ChronoUnit.MILLIS)
        Duration sweepEveryMs,

        @DefaultValue("86400000") @DurationUnit(ChronoUnit.MILLIS)
        Duration maxDurationMs,

        @DefaultValue("604800000") @DurationUnit(ChronoUnit.MILLIS)
        Duration retentionMs,

        @DefaultValue("64") int maxSteps,
        @DefaultValue("4096") int maxStepBytes,
        @DefaultValue("10") int maxAttempts,

        @DefaultValue("200") @DurationUnit(ChronoUnit.MILLIS)
        Duration firstBackoffMs,

        @DefaultValue("30000") @DurationUnit(ChronoUnit.MILLIS)
        Duration longestBackoffMs,

        @DefaultValue("30000") @DurationUnit(ChronoUnit.MILLIS)
        Duration callbackTimeoutMs,

        @DefaultValue("10000") @DurationUnit(ChronoUnit.MILLIS)
        Duration callerWaitMs,

        @DefaultValue("64") int callbackThreads,
        @DefaultValue("16") int recoveryThreads,

        @DefaultValue("10000") @DurationUnit(ChronoUnit.MILLIS)
        Duration drainMs,

        @DefaultValue("10000") int knownSagas,

        @DefaultValue("60000") @DurationUnit(ChronoUnit.MILLIS)
        Duration censusEveryMs,

        @DefaultValue("10000") int censusEntries) {

    static final String PREFIX = "saga.dynamodb";

    /** @throws IllegalArgumentException when the settings contradict each other or are out of bounds */
    public SagaSettings settings() {
        return SagaSettings.builder()
                .table(table)
                .dueShards(dueShards)
                .lease(leaseMs)
                .sweepEvery(sweepEveryMs)
                .maxDuration(maxDurationMs)
                .retention(retentionMs)
                .maxSteps(maxSteps)
                .maxStepBytes(maxStepBytes)
                .maxAttempts(maxAttempts)
                .firstBackoff(firstBackoffMs)
                .longestBackoff(longestBackoffMs)
                .callbackTimeout(callbackTimeoutMs)
                .callerWait(callerWaitMs)
                .callbackThreads(callbackThreads)
                .recoveryThreads(recoveryThreads)
                .drain(drainMs)
                .knownSagas(knownSagas)
                .censusEvery(censusEveryMs)
                .censusEntries(censusEntries)
                .build();
    }
}
