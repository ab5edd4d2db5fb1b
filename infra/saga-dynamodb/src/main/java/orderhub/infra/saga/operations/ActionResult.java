package orderhub.infra.saga.operations;

/** What became of an operator's action. */
public sealed interface ActionResult {

    /**
     * It is stored. What follows from it happens at the next sweep of any node.
     *
     * @param saga as the action left it
     */
    record Done(SagaView saga) implements ActionResult {}

    /**
     * It does not fit the saga's state. Nothing was changed.
     *
     * @param reason why not, for people to read
     */
    record Refused(String reason) implements ActionResult {}

    /** There is no such saga, or none any more. */
    record NotFound(String sagaId) implements ActionResult {}
}
