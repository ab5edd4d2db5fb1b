package orderhub.infra.local.aws.sns;

import java.time.Instant;

/**
 * A text message that a real SNS would have sent to a phone.
 *
 * @param id given by the service
 * @param phoneNumber as it was given, in E.164
 * @param text the message
 * @param publishedAt when
 */
public record TextMessage(String id, String phoneNumber, String text, Instant publishedAt) {}
