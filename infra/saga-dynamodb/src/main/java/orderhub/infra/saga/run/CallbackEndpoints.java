package orderhub.infra.saga.run;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Endpoint;
import org.apache.camel.util.URISupport;

/**
 * The callbacks that this node's routes have registered. What is stored is only ever a name for one of these: a stored
 * URI is never resolved by itself, so nobody who can write to the table can have a node call what it likes.
 */
public final class CallbackEndpoints {
    private final Map<String, Endpoint> byName = new ConcurrentHashMap<>();

    /**
     * The name of an endpoint: its URI, with passwords and the like masked. What was registered last is called: a context
     * that was stopped and started has new endpoints, and the old ones lead nowhere.
     *
     * @throws IllegalArgumentException when two endpoints differ only in what is masked
     */
    public String register(Endpoint endpoint) {
        String name = nameOf(endpoint);
        byName.compute(name, (unused, known) -> {
            if (known != null && !known.getEndpointUri().equals(endpoint.getEndpointUri())) {
                throw new IllegalArgumentException("Saga callbacks that differ only in their secrets: " + name);
            }
            return endpoint;
        });
        return name;
    }

    /** The name under which {@code endpoint} is stored. */
    public static String nameOf(Endpoint endpoint) {
        return URISupport.sanitizeUri(endpoint.getEndpointUri());
    }

    /** Lets sagas that joined under an old name go on after a callback was renamed. */
    public void alias(String oldName, Endpoint endpoint) {
        byName.put(oldName, endpoint);
    }

    /** The endpoint of that name; empty when no route of this node has registered it. */
    public Optional<Endpoint> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
