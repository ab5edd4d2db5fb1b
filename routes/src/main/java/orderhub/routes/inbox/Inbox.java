package orderhub.routes.inbox;

import java.util.UUID;
import java.util.function.Supplier;
import orderhub.processors.inbox.DropReason;
import orderhub.routes.metrics.HubMeters;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A consumer's memory of the events that have had their effect, for Camel's idempotent consumer: claim, effect, confirm;
 * then the message is deleted. An event that another has in hand is no duplicate yet, since that other may be dead.
 */
public final class Inbox implements IdempotentRepository {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    /** What distinguishes the attempt that an exchange is. */
    private static final String TOKEN = "orderhub.inbox-token";

    private final String consumer;
    private final Claims claims;
    private final HubMeters meters;
    private final Supplier<UUID> tokens;

    /** @param consumer the route whose effects these are; each has an inbox of its own */
    public Inbox(String consumer, Claims claims, HubMeters meters, Supplier<UUID> tokens) {
        this.consumer = consumer;
        this.claims = claims;
        this.meters = meters;
        this.tokens = tokens;
    }

    /**
     * Claims an event.
     *
     * @return false if it has had its effect
     * @throws InHandElsewhereException if another may be about to give it its effect
     */
    @Override
    public boolean add(Exchange exchange, String eventId) {
        String token = tokens.get().toString();
        return switch (claims.claim(consumer, eventId, token)) {
            case CLAIMED -> {
                exchange.setProperty(TOKEN, token);
                yield true;
            }
            case DONE -> {
                meters.eventDropped(consumer, DropReason.DUPLICATE);
                yield false;
            }
            case IN_HAND -> throw new InHandElsewhereException(consumer + " has event " + eventId + " in hand");
        };
    }

    /** Confirms after the effect. A fault here must not bring the message back, for that would repeat the effect. */
    @Override
    public boolean confirm(Exchange exchange, String eventId) {
        try {
            boolean confirmed = claims.confirm(consumer, eventId, token(exchange));
            if (!confirmed) {
                LOG.warn(
                        "{} took longer for event {} than its lease, another may have done it, too", consumer, eventId);
            }
            return confirmed;
        } catch (SdkException fault) {
            LOG.warn("{} could not note that event {} is done: {}", consumer, eventId, fault.getMessage());
            return false;
        }
    }

    /** Gives an event back whose effect failed. If even that fails, its lease runs out. */
    @Override
    public boolean remove(Exchange exchange, String eventId) {
        try {
            return claims.release(consumer, eventId, token(exchange));
        } catch (SdkException fault) {
            LOG.warn("{} keeps event {} until its lease runs out: {}", consumer, eventId, fault.getMessage());
            return false;
        }
    }

    private static String token(Exchange exchange) {
        return exchange.getProperty(TOKEN, "", String.class);
    }

    @Override
    public boolean add(String eventId) {
        throw withoutExchange();
    }

    @Override
    public boolean confirm(String eventId) {
        throw withoutExchange();
    }

    @Override
    public boolean remove(String eventId) {
        throw withoutExchange();
    }

    @Override
    public boolean contains(String eventId) {
        throw new UnsupportedOperationException("asking is not claiming: use eager");
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException("what has had its effect is not forgotten by hand");
    }

    @Override
    public void start() {
        // Nothing to start: the table is everybody's.
    }

    @Override
    public void stop() {
        // Claims in hand end with their exchanges, or with their leases.
    }

    private static UnsupportedOperationException withoutExchange() {
        return new UnsupportedOperationException("an attempt is known by its exchange");
    }
}
