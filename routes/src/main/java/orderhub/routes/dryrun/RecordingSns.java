package orderhub.routes.dryrun;

import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/** Notes what would be published. Any other operation is refused: the default of the interface. */
public final class RecordingSns implements SnsClient {

    private final Effects effects;

    public RecordingSns(Effects effects) {
        this.effects = effects;
    }

    @Override
    public PublishResponse publish(PublishRequest request) {
        String topic = request.topicArn();
        effects.add("sns", "Publish", topic.substring(topic.lastIndexOf(':') + 1));
        return PublishResponse.builder().messageId("dry-run").build();
    }

    @Override
    public String serviceName() {
        return "sns";
    }

    @Override
    public void close() {}
}
