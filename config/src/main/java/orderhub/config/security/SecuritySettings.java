package orderhub.config.security;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens are taken, and what browsers are told.
 *
 * @param issuer the claim {@code iss} of every token, word for word
 * @param audience what the claim {@code aud} has to contain
 * @param jwkSetUri where the issuer publishes its keys
 * @param customerClaim the claim that names the one customer for whom a token acts
 * @param rolesClaim the claim that lists the roles of operators
 * @param clockSkewS by how much clocks of issuer and hub may differ, in seconds
 * @param keys how the keys are fetched and kept
 * @param corsOrigins the origins whose pages may call the API; none, if it is empty
 * @param corsMaxAgeS how long a browser remembers that it may, in seconds
 * @param hstsMaxAgeS how long a browser insists on TLS once it has seen it, in seconds
 */
record SecuritySettings(
        String issuer,
        String audience,
        String jwkSetUri,
        String customerClaim,
        String rolesClaim,
        int clockSkewS,
        Keys keys,
        @DefaultValue List<String> corsOrigins,
        int corsMaxAgeS,
        int hstsMaxAgeS) {

    /** @throws IllegalArgumentException if nobody, or anybody, could issue tokens */
    SecuritySettings {
        require(issuer, "issuer", "HUB_SECURITY_ISSUER");
        require(audience, "audience", "HUB_SECURITY_AUDIENCE");
        require(jwkSetUri, "jwk-set-uri", "HUB_SECURITY_JWK_SET_URI");
        corsOrigins = List.copyOf(corsOrigins);
    }

    Duration clockSkew() {
        return Duration.ofSeconds(clockSkewS);
    }

    private static void require(String value, String setting, String variable) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("hub.security." + setting + " is empty: set " + variable);
        }
    }

    /**
     * How the issuer's keys are fetched and kept.
     *
     * @param connectTimeoutMs how long a connection may take, in milliseconds
     * @param readTimeoutMs how long an answer may take, in milliseconds
     * @param maxBytes the largest answer, in bytes
     * @param keptS how long they are used before they are fetched again, in seconds
     * @param pauseS how long no token makes the hub fetch them once more, in seconds
     * @param outageS for how long old ones are used while the issuer is out of reach, in seconds
     */
    record Keys(int connectTimeoutMs, int readTimeoutMs, int maxBytes, int keptS, int pauseS, int outageS) {}
}
