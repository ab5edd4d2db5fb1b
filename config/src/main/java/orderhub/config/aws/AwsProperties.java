package orderhub.config.aws;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How AWS is reached.
 *
 * @param region AWS region
 * @param endpoint one URL for every service, for an AWS that is not the real one; null means the real one
 * @param maxConnections open connections to each service but SQS
 * @param maxQueueConnections open connections to SQS: one for each consumer, and some to send and delete
 * @param connectTimeoutMs how long a connection may take, in milliseconds
 * @param callTimeoutMs how long a call may take with all its repetitions, in milliseconds
 * @param attemptTimeoutMs how long one attempt of a call may take, in milliseconds; not for SQS
 * @param sagaCallTimeoutMs how long a call of a saga's may take, in milliseconds; at most a third of a saga's lease
 * @param queueCallTimeoutMs the same for SQS, in milliseconds; longer than a long poll
 * @param startCheckTimeoutMs how long AWS is asked, before anything starts, for all that the settings name, in milliseconds
 */
@ConfigurationProperties("hub.aws")
record AwsProperties(
        String region,
        @Nullable URI endpoint,
        int maxConnections,
        int maxQueueConnections,
        int connectTimeoutMs,
        int callTimeoutMs,
        int attemptTimeoutMs,
        int sagaCallTimeoutMs,
        int queueCallTimeoutMs,
        int startCheckTimeoutMs) {}
