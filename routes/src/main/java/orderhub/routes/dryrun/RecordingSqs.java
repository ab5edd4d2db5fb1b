package orderhub.routes.dryrun;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Notes what would be sent. Any other operation is refused: the default of the interface. */
public final class RecordingSqs implements SqsClient {

    private final Effects effects;

    public RecordingSqs(Effects effects) {
        this.effects = effects;
    }

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
        String url = request.queueUrl();
        effects.add("sqs", "SendMessage", url.substring(url.lastIndexOf('/') + 1));
        return SendMessageResponse.builder()
                .messageId("dry-run")
                .md5OfMessageBody("")
                .build();
    }

    @Override
    public String serviceName() {
        return "sqs";
    }

    @Override
    public void close() {}
}
