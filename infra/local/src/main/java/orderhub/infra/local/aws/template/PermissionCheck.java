package orderhub.infra.local.aws.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import orderhub.infra.local.aws.shared.Arn;
import orderhub.infra.local.aws.shared.Json;

/**
 * Holds a template to its own policies: on AWS a message that no policy allows is dropped without a word, so here
 * the template is refused.
 */
final class PermissionCheck {
    private static final String EVENTS = "events.amazonaws.com";
    private static final String SNS = "sns.amazonaws.com";

    private final List<Plan> plans;

    PermissionCheck(List<Plan> plans) {
        this.plans = plans;
    }

    void check() {
        for (Plan plan : plans) {
            if (plan instanceof Plan.Rule rule) {
                rule.targets().forEach(target -> checkTarget(rule, target));
            } else if (plan instanceof Plan.Subscription subscription) {
                checkSubscription(subscription);
            } else if (plan instanceof Plan.Queue queue) {
                checkRedrive(queue);
            }
        }
    }

    private void checkTarget(Plan.Rule rule, JsonNode target) {
        String arn = target.path("Arn").asText();
        require(rule.resource(), EVENTS, rule.arn(), arn);
        Json.text(target.path("DeadLetterConfig"), "Arn")
                .ifPresent(deadLetters -> require(rule.resource(), EVENTS, rule.arn(), deadLetters));
    }

    private void checkSubscription(Plan.Subscription subscription) {
        require(subscription.resource(), SNS, subscription.topicArn(), subscription.queueArn());
        Optional.ofNullable(subscription.attributes().get("RedrivePolicy"))
                .flatMap(Json::read)
                .flatMap(policy -> Json.text(policy, "deadLetterTargetArn"))
                .ifPresent(arn -> require(subscription.resource(), SNS, subscription.topicArn(), arn));
    }

    private void require(Resource sender, String service, String sourceArn, String receiverArn) {
        boolean queue = Arn.isOf("sqs", receiverArn);
        String action = queue ? "sqs:SendMessage" : "sns:Publish";
        boolean allowed = plans.stream()
                .filter(Plan.Policy.class::isInstance)
                .map(Plan.Policy.class::cast)
                .filter(policy -> policy.appliesTo().stream().anyMatch(name -> names(name, receiverArn)))
                .flatMap(policy -> policy.statements().stream())
                .anyMatch(statement -> statement.allows(service, action, receiverArn, sourceArn));
        if (!allowed) {
            throw sender.refuse("no " + (queue ? ResourceType.QUEUE_POLICY : ResourceType.TOPIC_POLICY) + " allows "
                    + service + " to " + action + " to " + receiverArn + " with aws:SourceArn " + sourceArn
                    + ". AWS would drop its messages. Add such a statement.");
        }
    }

    /** A queue policy names its queues by URL, a topic policy its topics by ARN. */
    private static boolean names(String urlOrArn, String arn) {
        String resource = Arn.parse(arn).map(Arn::resource).orElse(arn);
        return urlOrArn.equals(arn) || urlOrArn.endsWith("/" + resource);
    }

    private void checkRedrive(Plan.Queue source) {
        for (Plan plan : plans) {
            if (plan instanceof Plan.Queue target
                    && source.deadLetterArn().filter(target.arn()::equals).isPresent()) {
                if (target.redriveAllow()
                        .filter(allow -> !allow.allows(source.arn()))
                        .isPresent()) {
                    throw source.resource()
                            .refuse("property RedrivePolicy: the RedriveAllowPolicy of "
                                    + target.resource().logicalId() + " does not allow " + source.arn() + ".");
                }
                if (source.name().endsWith(".fifo") != target.name().endsWith(".fifo")) {
                    throw source.resource()
                            .refuse("property RedrivePolicy: "
                                    + target.resource().logicalId()
                                    + " is not of the same kind. A FIFO queue needs a FIFO dead-letter queue.");
                }
            }
        }
    }
}
