package orderhub.infra.local.aws.shared;

import java.util.concurrent.CompletableFuture;

/** Publishes to a topic on behalf of another service. */
@FunctionalInterface
public interface TopicDelivery {
    /** Publishes {@code message}; never fails, an unknown topic is a refusal. */
    CompletableFuture<Delivery> publish(String topicArn, String message);
}
