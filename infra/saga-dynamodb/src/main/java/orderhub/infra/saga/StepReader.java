package orderhub.infra.saga;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import orderhub.infra.saga.model.OptionValues;
import orderhub.infra.saga.model.SagaStep;
import orderhub.infra.saga.run.CallbackEndpoints;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.saga.CamelSagaStep;
import org.jspecify.annotations.Nullable;

/** Turns a route's saga step and the exchange that reached it into what is stored. Too large is refused here. */
final class StepReader {
    /** DynamoDB counts 3 for a list, and 1 for each entry of a list or map; rounded up. */
    private static final int OPTION_OVERHEAD_BYTES = 10;

    private final CallbackEndpoints endpoints;
    private final Supplier<String> joinIds;
    private final int maxStepBytes;

    /** @param joinIds gives an id that no other join of the saga has */
    StepReader(CallbackEndpoints endpoints, Supplier<String> joinIds, int maxStepBytes) {
        this.endpoints = endpoints;
        this.joinIds = joinIds;
        this.maxStepBytes = maxStepBytes;
    }

    /**
     * @throws RuntimeCamelException when an option cannot be evaluated
     * @throws IllegalArgumentException when an option is of a type that cannot be kept, or the step is too large
     */
    SagaStep read(CamelSagaStep step, Exchange exchange, Instant now) {
        SagaStep read = SagaStep.joining(
                joinIds.get(),
                now,
                step.getCompensation().map(endpoints::register).orElse(null),
                step.getCompletion().map(endpoints::register).orElse(null),
                options(step, exchange));
        int bytes = size(read);
        if (bytes > maxStepBytes) {
            throw new IllegalArgumentException(
                    "Saga step of %d bytes of URIs and options; at most %d are kept".formatted(bytes, maxStepBytes));
        }
        return read;
    }

    private static Map<String, Object> options(CamelSagaStep step, Exchange exchange) {
        Map<String, Object> values = new HashMap<>();
        step.getOptions().forEach((name, expression) -> {
            Object value = value(name, expression, exchange);
            if (value != null) {
                values.put(name, value);
            }
        });
        return values;
    }

    private static @Nullable Object value(String name, @Nullable Expression expression, Exchange exchange) {
        Object value = expression == null ? null : evaluated(name, expression, exchange);
        if (value != null && !OptionValues.canBeKept(value)) {
            throw new IllegalArgumentException("Saga option '%s' is a %s, which cannot be kept: give its key instead"
                    .formatted(name, value.getClass().getName()));
        }
        return value;
    }

    private static @Nullable Object evaluated(String name, Expression expression, Exchange exchange) {
        try {
            return expression.evaluate(exchange, Object.class);
        } catch (RuntimeException fault) {
            throw new RuntimeCamelException("Cannot evaluate saga option '" + name + "'", fault);
        }
    }

    private static int size(SagaStep step) {
        int size = bytes(step.compensation()) + bytes(step.completion());
        for (Map.Entry<String, Object> option : step.options().entrySet()) {
            size += OPTION_OVERHEAD_BYTES + bytes(option.getKey());
            size += option.getValue() instanceof byte[] raw
                    ? raw.length
                    : bytes(OptionValues.typeOf(option.getValue()))
                            + bytes(option.getValue().toString());
        }
        return size;
    }

    private static int bytes(@Nullable String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }
}
