package orderhub.routes.deadletters;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue as an operator has it: what is taken out to look at is put back at once. */
final class Box {

    /** The most that SQS takes or gives in one call. */
    static final int BATCH = 10;

    /** A short poll asks some of a queue's servers and may find nothing on a queue that is not empty; a long one asks all. */
    private static final int WAIT_S = 1;

    private static final Logger LOG = LoggerFactory.getLogger(Box.class);

    private final SqsClient sqs;
    private final String url;
    private final int hiddenS;

    /** @param hiddenS how long a message that is taken out is hidden from others, in seconds */
    Box(SqsClient sqs, String url, int hiddenS) {
        this.sqs = sqs;
        this.url = url;
        this.hiddenS = hiddenS;
    }

    /** Roughly how many messages somebody could receive, has received, and will be able to receive later. */
    record Counts(int visible, int inFlight, int delayed) {}

    Counts counts() {
        Map<QueueAttributeName, String> attributes = sqs.getQueueAttributes(request -> request.queueUrl(url)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .attributes();
        return new Counts(
                count(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
                count(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
                count(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED));
    }

    /** Takes some messages out; they are hidden from others for a while. Empty when there are none. */
    List<Message> take(int most) {
        return sqs.receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(Math.min(most, BATCH))
                        .visibilityTimeout(hiddenS)
                        .waitTimeSeconds(WAIT_S)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(
                                MessageSystemAttributeName.SENT_TIMESTAMP, MessageSystemAttributeName.MESSAGE_GROUP_ID))
                .messages();
    }

    /**
     * Takes messages out, each once, until there are so many, until one is the one that is looked for, or until there are
     * no more. If that fails, what was taken out is put back.
     */
    List<Message> takeUntil(int most, Predicate<Message> found) {
        Map<String, Message> taken = new LinkedHashMap<>();
        try {
            while (taken.size() < most) {
                List<Message> some = take(most - taken.size());
                int before = taken.size();
                some.forEach(message -> taken.put(message.messageId(), message));
                // Those that were taken first are back already: it took longer than they are hidden.
                if (taken.size() == before || some.stream().anyMatch(found)) {
                    break;
                }
            }
            return List.copyOf(taken.values());
        } catch (SdkException e) {
            putBack(taken.values());
            throw e;
        }
    }

    /** Lets others receive the messages at once. Those for which that fails stay hidden for their time. */
    void putBack(Collection<Message> messages) {
        List<Message> all = List.copyOf(messages);
        for (int from = 0; from < all.size(); from += BATCH) {
            putBackBatch(all.subList(from, Math.min(from + BATCH, all.size())));
        }
    }

    private void putBackBatch(List<Message> batch) {
        List<ChangeMessageVisibilityBatchRequestEntry> entries = IntStream.range(0, batch.size())
                .mapToObj(i -> ChangeMessageVisibilityBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .receiptHandle(batch.get(i).receiptHandle())
                        .visibilityTimeout(0)
                        .build())
                .toList();
        try {
            List<BatchResultErrorEntry> failed = sqs.changeMessageVisibilityBatch(
                            change -> change.queueUrl(url).entries(entries))
                    .failed();
            if (!failed.isEmpty()) {
                LOG.warn("{} of {} messages stay hidden for {} s", failed.size(), batch.size(), hiddenS);
            }
        } catch (SdkException e) {
            LOG.warn("{} messages stay hidden for {} s: {}", batch.size(), hiddenS, e.getMessage());
        }
    }

    /** Messages without those of these ids. */
    static List<Message> without(Collection<Message> messages, String messageId) {
        List<Message> others = new ArrayList<>(messages);
        others.removeIf(message -> message.messageId().equals(messageId));
        return others;
    }

    private static int count(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
        return Integer.parseInt(attributes.getOrDefault(name, "0"));
    }
}
