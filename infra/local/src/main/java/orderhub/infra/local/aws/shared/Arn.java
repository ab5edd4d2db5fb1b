package orderhub.infra.local.aws.shared;

import java.util.Optional;

/**
 * An Amazon Resource Name, taken apart.
 *
 * @param service such as {@code sqs}
 * @param region may be empty, as for IAM
 * @param accountId may be empty, as for S3
 * @param resource everything after the fifth colon
 */
public record Arn(String service, String region, String accountId, String resource) {
    private static final int PARTS = 6;

    /** Takes {@code text} apart, or gives nothing when it is no ARN. */
    public static Optional<Arn> parse(String text) {
        String[] parts = text.split(":", PARTS);
        if (parts.length != PARTS || !"arn".equals(parts[0]) || parts[PARTS - 1].isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Arn(parts[2], parts[3], parts[4], parts[PARTS - 1]));
    }

    /** Whether {@code text} is the ARN of something in {@code service}. */
    public static boolean isOf(String service, String text) {
        return parse(text).filter(arn -> arn.service().equals(service)).isPresent();
    }
}
