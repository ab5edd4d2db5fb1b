package orderhub.config.http.idempotency;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How requests with keys are remembered.
 *
 * @param leaseS how long one may take before another with its key may try, in seconds
 * @param keptS how long an answer is kept, in seconds
 * @param maxAnswerBytes the longest answer that is kept, in bytes of UTF-8
 */
@ConfigurationProperties("hub.api.idempotency")
public record IdempotencySettings(int leaseS, int keptS, int maxAnswerBytes) {

    Duration lease() {
        return Duration.ofSeconds(leaseS);
    }

    Duration kept() {
        return Duration.ofSeconds(keptS);
    }
}
