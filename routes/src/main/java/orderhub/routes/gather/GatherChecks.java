package orderhub.routes.gather;

import orderhub.processors.checking.Checked;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;

/**
 * Puts the findings of checks that ran side by side together. A check that failed to find out is kept as a fault and
 * thrown afterwards: thrown inside the multicast, Camel would take it for handled and ask no error policy.
 */
public final class GatherChecks implements AggregationStrategy {

    private static final String FAULT = "orderhub.check-fault";

    @Override
    public Exchange aggregate(@Nullable Exchange gathered, Exchange next) {
        Exception fault = next.getException();
        if (fault != null) {
            next.setException(null);
            next.getMessage().setBody(Checked.nothing());
            next.setProperty(FAULT, fault);
        }
        if (gathered == null) {
            return next;
        }
        if (fault != null) {
            gathered.setProperty(FAULT, fault);
        }
        Checked first = gathered.getMessage().getBody(Checked.class);
        Checked second = next.getMessage().getBody(Checked.class);
        gathered.getMessage().setBody(first.and(second));
        return gathered;
    }

    /**
     * Lets the findings through if every check found out.
     *
     * @throws Exception the fault of one that did not
     */
    public Checked requireAnswers(Checked checked, @ExchangeProperty(FAULT) @Nullable Exception fault)
            throws Exception {
        if (fault != null) {
            throw fault;
        }
        return checked;
    }
}
