package orderhub.infra.saga.crash;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** What the steps of the routes do: an effect each, with a moment before and after it. */
final class Effects {
    /** Header, and option of a step: how often its callbacks fail at first. */
    static final String FAILURES = "failures";

    /** What a process that ends itself ends with. */
    static final int HALTED = 9;

    private final Ledger ledger;
    private final Moments moments;
    private final String node;

    Effects(Ledger ledger, Moments moments, String node) {
        this.ledger = ledger;
        this.moments = moments;
        this.node = node;
    }

    Processor of(Effect.Kind kind, int step) {
        Effect effect = new Effect(kind, step, node);
        return exchange -> {
            String sagaId = sagaId(exchange);
            moments.pass(sagaId);
            long times = ledger.record(sagaId, effect).stream()
                    .filter(effect::isLike)
                    .count();
            moments.pass(sagaId);
            if (effect.isCallback() && times <= failures(exchange)) {
                throw new IllegalStateException("fails at first");
            }
        };
    }

    /** An effect after which the process is gone. */
    Processor lethal(Effect.Kind kind, int step) {
        return exchange -> {
            List<Effect> unused = ledger.record(sagaId(exchange), new Effect(kind, step, node));
            Runtime.getRuntime().halt(HALTED);
        };
    }

    private static int failures(Exchange exchange) {
        return exchange.getMessage().getHeader(FAILURES, 0, Integer.class);
    }

    private static String sagaId(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.SAGA_LONG_RUNNING_ACTION, String.class);
    }
}
