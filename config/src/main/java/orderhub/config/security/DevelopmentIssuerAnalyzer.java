package orderhub.config.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** What an operator reads when the hub does not start: no stack trace, and what to do. */
final class DevelopmentIssuerAnalyzer extends AbstractFailureAnalyzer<DevelopmentIssuerException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DevelopmentIssuerException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set HUB_SECURITY_ISSUER and HUB_SECURITY_JWK_SET_URI to your issuer's https addresses. On a laptop, start"
                        + " with --spring.profiles.active=local.",
                cause);
    }
}
