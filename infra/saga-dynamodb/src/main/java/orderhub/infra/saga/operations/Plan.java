package orderhub.infra.saga.operations;

import orderhub.infra.saga.model.Saga;

/** What an operator's action makes of a saga, before it is written. */
sealed interface Plan {

    /** It becomes this. */
    record Write(Saga after) implements Plan {}

    /** It does not fit the saga's state. */
    record Refuse(String reason) implements Plan {
        static Refuse of(Saga saga, String reason) {
            return new Refuse("Saga " + saga.id() + " " + reason);
        }
    }
}
