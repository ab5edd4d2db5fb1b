package orderhub.infra.saga.property;

/** Thrown to a node that is dead: nothing it does from now on reaches the table. */
final class Died extends Error {
    Died() {
        super("This node is dead", null, false, false);
    }
}
