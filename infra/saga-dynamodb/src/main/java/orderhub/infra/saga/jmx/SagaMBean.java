package orderhub.infra.saga.jmx;

/**
 * Sagas for JMX consoles. Results are JSON text, laid out for people, since that is what every console can show; times are
 * ISO 8601 in UTC. What is refused or fails is an exception of the JDK, so that a console without this library can show it.
 */
@Described("Sagas of the whole table, whichever node they run on")
public interface SagaMBean {

    /** Name of the table. */
    @Described("DynamoDB table of the sagas")
    String getTable();

    /** -1 when not counted. */
    @Described("Sagas that run or whose callbacks are not done; -1 when not counted yet")
    long getRunning();

    /** -1 when not counted. */
    @Described("Running sagas whose deadline, lease or next attempt has passed; -1 when not counted yet")
    long getDue();

    /** -1 when not counted. */
    @Described("Sagas with a callback that failed for good, waiting for an operator; -1 when not counted yet")
    long getParked();

    /** -1 when not counted. */
    @Described("Items that cannot be read and were put aside; -1 when not counted yet")
    long getQuarantined();

    /** In milliseconds; -1 when not counted. */
    @Described("Age of the oldest unfinished saga, in milliseconds; -1 when not counted yet")
    long getOldestUnfinishedMs();

    /** In milliseconds. */
    @Described("By how long the longest overdue saga was overdue at this node's last sweep, in milliseconds")
    long getLongestOverdueMs();

    /** ISO 8601; empty when not counted. */
    @Described("When the sagas were last counted; empty when not counted yet. Reading it has old counts taken again")
    String getCountedAt();

    /** True when not counted. */
    @Described("False when there are more sagas than are counted: the counts are then the least that they may be")
    boolean isCountComplete();

    /** A page of sagas. */
    @Described("Lists sagas that somebody still has to do something about, without their options")
    String list(
            @Described(name = "filter", value = "RUNNING, DUE, PARKED or QUARANTINED") String filter,
            @Described(name = "limit", value = "The most sagas to list, 1 to 100") int limit,
            @Described(name = "cursor", value = "'next' of the page before; empty for the first") String cursor);

    /** One saga. */
    @Described("Shows one saga with all that is stored of it, options included: they may be personal data")
    String show(@Described(name = "id", value = "The saga's id") String id);

    /** See {@link orderhub.infra.saga.operations.SagaOperations#retryNow}. */
    @Described("Parked: has the failed callbacks called again, as often as at first."
            + " Waiting for its next attempt: has the callback called now")
    String retryNow(
            @Described(name = "id", value = "The saga's id") String id,
            @Described(name = "who", value = "Your name; kept with the saga") String who,
            @Described(name = "why", value = "Your reason; kept with the saga") String why);

    /** See {@link orderhub.infra.saga.operations.SagaOperations#compensateNow}. */
    @Described("Has a running saga compensated, as if its deadline had passed")
    String compensateNow(
            @Described(name = "id", value = "The saga's id") String id,
            @Described(name = "who", value = "Your name; kept with the saga") String who,
            @Described(name = "why", value = "Your reason; kept with the saga") String why);

    /** See {@link orderhub.infra.saga.operations.SagaOperations#skipStep}. */
    @Described(
            "Takes the place of a callback that failed or waits: it is never called, you have done by hand what it does")
    String skipStep(
            @Described(name = "id", value = "The saga's id") String id,
            @Described(name = "step", value = "The step's number as 'show' has it, from 1") int step,
            @Described(name = "who", value = "Your name; kept with the saga") String who,
            @Described(name = "why", value = "Your reason; kept with the saga") String why);
}
