package orderhub.infra.local.aws.sqs;

import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.elasticmq.DeduplicationId;
import org.elasticmq.FifoDeduplicationIdsHistory;
import org.elasticmq.actor.queue.InternalMessage;
import org.elasticmq.util.NowProvider;
import scala.Option;
import scala.collection.immutable.List$;
import scala.jdk.javaapi.OptionConverters;

/**
 * The deduplication ids of the last five minutes. ElasticMQ's own copies its list of them for every message sent.
 * Only the queue's actor calls it, so it may change in place.
 */
final class DeduplicationWindow extends FifoDeduplicationIdsHistory {
    /** The SQS developer guide: a deduplication id counts for five minutes. */
    private static final long WINDOW_MINUTES = 5;

    private final Map<String, InternalMessage> newestLast = new LinkedHashMap<>();

    DeduplicationWindow() {
        super(scala.collection.immutable.Map$.MODULE$.empty(), List$.MODULE$.empty());
    }

    @Override
    public FifoDeduplicationIdsHistory addNew(InternalMessage message) {
        OptionConverters.toJava(message.messageDeduplicationId())
                .ifPresent(id -> newestLast.putIfAbsent(id.id(), message));
        return this;
    }

    @Override
    public Option<InternalMessage> wasRegistered(Option<DeduplicationId> id) {
        return OptionConverters.toScala(OptionConverters.toJava(id).map(given -> newestLast.get(given.id())));
    }

    @Override
    public FifoDeduplicationIdsHistory cleanOutdatedMessages(NowProvider clock) {
        OffsetDateTime oldest = clock.now().minusMinutes(WINDOW_MINUTES);
        for (Iterator<InternalMessage> all = newestLast.values().iterator(); all.hasNext(); ) {
            if (!all.next().created().isBefore(oldest)) {
                break;
            }
            all.remove();
        }
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
