package orderhub.routes.inbox;

import java.util.UUID;
import java.util.function.Predicate;
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
 * then the message is deleted. An event that another has in hand is no duplicate yet, since that other may be dead. When
 * it turns out to be, the event is tried again, or never again, as the effect demands.
 */
public final class Inbox implements IdempotentRepository {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    /** What distinguishes the attempt that an exchange is. */
    private static final String TOKEN = "orderhub.inbox-token";

    private final String consumer;
    private final Claims claims;
    private final Claiming claiming;
    private final Predicate<Throwable> uncertain;
    private final HubMeters meters;
    private final Supplier<UUID> tokens;

    /** How an event is claimed. */
    private interface Claiming {
        Claims.Outcome claim(String consumer, String eventId, String token);
    }

    private Inbox(
            String consumer,
            Claims claims,
            Claiming claiming,
            Predicate<Throwable> uncertain,
            HubMeters meters,
            Supplier<UUID> tokens) {
        this.consumer = consumer;
        this.claims = claims;
        this.claiming = claiming;
        this.uncertain = uncertain;
        this.meters = meters;
        this.tokens = tokens;
    }

    /**
     * For effects that do no harm when a crash repeats them.
     *
     * @param consumer the route whose effects these are; each has an inbox of its own
     */
    public Inbox(String consumer, Claims claims, HubMeters meters, Supplier<UUID> tokens) {
        this(consumer, claims, claims::claim, fault -> false, meters, tokens);
    }

    /**
     * For effects that nobody can recognise as repeated, like a letter: they happen once or not at all.
     *
     * @param consumer the route whose effects these are
     * @param uncertain whether the effect may have happened although it failed so
     */
    public static Inbox atMostOnce(
            String consumer, Claims claims, Predicate<Throwable> uncertain, HubMeters meters, Supplier<UUID> tokens) {
        return new Inbox(consumer, claims, claims::claimForGood, uncertain, meters, tokens);
    }

    /**
     * Claims an event.
     *
     * @return false if it has had its effect
     * @throws InHandElsewhereException if another may be about to give it its effect
     * @throws OutcomeUnknownException if another may have given it its effect, which must not be repeated
     */
    @Override
    public boolean add(Exchange exchange, String eventId) {
        String token = tokens.get().toString();
        return switch (claiming.claim(consumer, eventId, token)) {
            case CLAIMED -> {
                exchange.setProperty(TOKEN, token);
                yield true;
            }
            case DONE -> {
                meters.eventDropped(consumer, DropReason.DUPLICATE);
                yield false;
            }
            case UNKNOWN ->
                throw new OutcomeUnknownException(
                        consumer + " may have done its work for event " + eventId + " and does not repeat it");
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

    /** Gives an event back whose effect failed for certain. If even that fails, its lease runs out. */
    @Override
    public boolean remove(Exchange exchange, String eventId) {
        Throwable failure = exchange.getException();
        if (failure != null && uncertain.test(failure)) {
            LOG.warn(
                    "{} does not know whether event {} had its effect: {}",
                    consumer,
                    eventId,
                    failure.getClass().getSimpleName());
            return false;
        }
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
