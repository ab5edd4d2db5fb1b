package orderhub.infra.local.aws.events;

/**
 * A rule, for the messages that name it.
 *
 * @param name unique on its bus
 * @param arn unique everywhere
 */
public record RuleName(String name, String arn) {}
