package orderhub.config.drain;

/**
 * A message that this hub received and nobody else gets meanwhile.
 *
 * @param queueUrl of its queue
 * @param receiptHandle of its last receive
 */
public record Held(String queueUrl, String receiptHandle) {}
