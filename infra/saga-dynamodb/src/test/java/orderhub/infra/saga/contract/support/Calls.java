package orderhub.infra.saga.contract.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** What was sent to endpoints {@code call:name}, in the order of being sent; and which of them fail. */
public final class Calls {
    private static final int FOR_EVER = Integer.MAX_VALUE;

    private final List<Call> succeeded = new ArrayList<>();
    private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    /** One message that was taken. */
    public record Call(
            String name,
            Map<String, Object> headers,
            @Nullable Object body) {
        /** The header of that name; null when there is none. */
        public @Nullable Object header(String header) {
            return headers.get(header);
        }
    }

    /** The endpoint fails that many times, and then takes what it gets. */
    public void fail(String name, int times) {
        failures.put(name, times);
    }

    /** The endpoint fails until it is told not to. */
    public void failAlways(String name) {
        fail(name, FOR_EVER);
    }

    /** Names of the endpoints that took a message. */
    public synchronized List<String> names() {
        return succeeded.stream().map(Call::name).toList();
    }

    /** The messages that {@code name} took. */
    public synchronized List<Call> of(String name) {
        return succeeded.stream().filter(call -> call.name().equals(name)).toList();
    }

    /** How many messages {@code name} was sent, whether it took them or not. */
    public int attempts(String name) {
        return attempts.getOrDefault(name, 0);
    }

    /** As if nothing had been sent. */
    public synchronized void forget() {
        succeeded.clear();
        attempts.clear();
    }

    synchronized void call(String name, Exchange exchange) {
        int attempt = attempts.merge(name, 1, Integer::sum);
        if (attempt <= failures.getOrDefault(name, 0)) {
            throw new IllegalStateException(name + " fails");
        }
        succeeded.add(new Call(
                name,
                Map.copyOf(exchange.getMessage().getHeaders()),
                exchange.getMessage().getBody()));
    }
}
