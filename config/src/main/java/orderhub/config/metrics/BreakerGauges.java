package orderhub.config.metrics;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.camel.CamelContext;
import org.apache.camel.component.resilience4j.ResilienceProcessor;

/**
 * The circuit breaker before the payment gateway: {@code orderhub.gateway.breaker} is 1 for the state that it is in and 0
 * for the others, {@code orderhub.gateway.breaker.faults} is the share of the last calls that failed, in percent, and
 * {@code orderhub.gateway.breaker.refused} counts the calls for which nobody was asked.
 */
public final class BreakerGauges implements MeterBinder {

    private static final String NAME = "orderhub.gateway.breaker";

    /** As {@code call-gateway} calls it. */
    private static final String BREAKER = "gateway-breaker";

    private static final List<State> STATES = List.of(State.CLOSED, State.OPEN, State.HALF_OPEN);

    private final CamelContext camel;

    /** @param camel whose breaker it is, from when its routes have started */
    public BreakerGauges(CamelContext camel) {
        this.camel = camel;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (State state : STATES) {
            Gauge.builder(NAME, this, gauges -> gauges.read(breaker -> isIn(breaker, state)))
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .description("1 for the state in which the payment gateway's circuit breaker is")
                    .register(registry);
        }
        Gauge.builder(NAME + ".faults", this, gauges -> gauges.read(ResilienceProcessor::getFailureRate))
                .description("share of the last calls that failed; -1 until there were enough")
                .baseUnit("percent")
                .register(registry);
        FunctionCounter.builder(
                        NAME + ".refused",
                        this,
                        gauges -> gauges.read(ResilienceProcessor::getNumberOfNotPermittedCalls))
                .description("calls for which the payment gateway was not asked")
                .register(registry);
    }

    private static double isIn(ResilienceProcessor breaker, State state) {
        return state.name().equals(breaker.getCircuitBreakerState()) ? 1 : 0;
    }

    /** Before the routes have started there is no breaker, and nothing to say. */
    private double read(ToDoubleFunction<ResilienceProcessor> value) {
        return Optional.ofNullable(camel.getProcessor(BREAKER, ResilienceProcessor.class))
                .map(value::applyAsDouble)
                .orElse(Double.NaN);
    }
}
