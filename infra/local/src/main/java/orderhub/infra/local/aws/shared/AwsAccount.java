package orderhub.infra.local.aws.shared;

/**
 * The account and region that every name here belongs to.
 *
 * @param region such as {@code us-east-1}
 * @param accountId twelve digits
 */
public record AwsAccount(String region, String accountId) {
    /** What every ARN here starts with. */
    public static final String PARTITION = "aws";

    /** The ARN of a queue. */
    public String queueArn(String name) {
        return arn("sqs", name);
    }

    /** The ARN of a topic. */
    public String topicArn(String name) {
        return arn("sns", name);
    }

    /** The ARN of an event bus. */
    public String busArn(String name) {
        return arn("events", "event-bus/" + name);
    }

    /** The ARN of a rule; the default bus does not stand in it. */
    public String ruleArn(String bus, String rule) {
        return arn("events", "default".equals(bus) ? "rule/" + rule : "rule/" + bus + "/" + rule);
    }

    /** The ARN of a table. */
    public String tableArn(String name) {
        return arn("dynamodb", "table/" + name);
    }

    private String arn(String service, String resource) {
        return "arn:" + PARTITION + ":" + service + ":" + region + ":" + accountId + ":" + resource;
    }
}
