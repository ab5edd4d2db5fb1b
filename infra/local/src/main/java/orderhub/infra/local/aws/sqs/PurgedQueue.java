package orderhub.infra.local.aws.sqs;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import orderhub.infra.local.aws.shared.Json;
import orderhub.infra.local.aws.shared.QueryParameters;
import orderhub.infra.local.aws.shared.WireRequest;

/** Tells which queue a request purges, in either protocol. */
final class PurgedQueue {
    private static final String TARGET = "AmazonSQS.PurgeQueue";
    private static final String ACTION = "Action=PurgeQueue";

    private PurgedQueue() {}

    /** The name of the queue; nothing when the request is another. */
    static Optional<String> of(WireRequest request) {
        Optional<String> target = request.header("x-amz-target");
        if (target.isPresent()) {
            return target.filter(TARGET::equals)
                    .flatMap(purge -> Json.read(request.body()))
                    .flatMap(input -> Json.text(input, "QueueUrl"))
                    .map(PurgedQueue::name);
        }
        String form = request.query() + "&" + new String(request.body(), StandardCharsets.UTF_8);
        return form.contains(ACTION)
                ? Optional.of(name(QueryParameters.parse(form).get("QueueUrl").orElse(request.path())))
                : Optional.empty();
    }

    private static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }
}
