package orderhub.infra.local.aws.template;

import java.util.Map;

/** Properties that the engines here do not have, and why it is safe to accept them all the same. */
final class AcceptedProperties {
    private static final String TAGS = "tags sort the bill and the console; there is neither";
    private static final String ENCRYPTION = "what lies on this machine is as safe as this machine";

    private static final Map<String, Map<String, String>> BECAUSE = Map.of(
            ResourceType.TABLE,
                    Map.of(
                            "Tags",
                            TAGS,
                            "SSESpecification",
                            ENCRYPTION,
                            "PointInTimeRecoverySpecification",
                            "backups are for the cloud; here the directory is copied",
                            "DeletionProtectionEnabled",
                            "nothing here deletes a table of the template"),
            ResourceType.QUEUE,
                    Map.of(
                            "Tags",
                            TAGS,
                            "KmsMasterKeyId",
                            ENCRYPTION,
                            "KmsDataKeyReusePeriodSeconds",
                            ENCRYPTION,
                            "SqsManagedSseEnabled",
                            ENCRYPTION,
                            "MessageRetentionPeriod",
                            "a message is kept longer than asked for, never shorter",
                            "MaximumMessageSize",
                            "the engine holds to the most that SQS allows, 1 MiB",
                            "DeduplicationScope",
                            "the engine deduplicates over the whole queue, the stricter scope",
                            "FifoThroughputLimit",
                            "the engine has no throughput quota to share out"),
            ResourceType.BUS, Map.of("Tags", TAGS, "Description", "for people", "KmsKeyIdentifier", ENCRYPTION),
            ResourceType.RULE, Map.of("RoleArn", "who may deliver is checked against the queue policies"),
            ResourceType.TOPIC,
                    Map.of(
                            "Tags", TAGS,
                            "KmsMasterKeyId", ENCRYPTION,
                            "DisplayName", "shown by e-mail and SMS only"));

    private AcceptedProperties() {}

    /** Whether a property of a type is accepted without effect. */
    static boolean contains(String type, String property) {
        return BECAUSE.getOrDefault(type, Map.of()).containsKey(property);
    }
}
