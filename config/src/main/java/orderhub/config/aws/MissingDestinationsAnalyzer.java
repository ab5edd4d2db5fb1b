package orderhub.config.aws;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** What an operator reads when the hub does not start: no stack trace, and what to do. */
final class MissingDestinationsAnalyzer extends AbstractFailureAnalyzer<MissingDestinationsException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MissingDestinationsException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Create it with infra/aws/messaging.yaml, or change the setting in parentheses. If it exists, look at"
                        + " AWS_REGION, HUB_AWS_ACCOUNT_ID and HUB_AWS_ENDPOINT: the hub asks there.",
                cause);
    }
}
