package orderhub.config.security;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Takes a token if the issuer signed it, for this hub, and it is in force. Only signatures that need a private key count. */
final class TokenDecoder implements JwtDecoder {

    /** With a key that both sides have, whoever can check tokens can make them. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    private final JWKSource<SecurityContext> keys;
    private final NimbusJwtDecoder decoder;

    TokenDecoder(SecuritySettings settings, JWKSource<SecurityContext> keys, Clock clock) {
        this.keys = keys;
        this.decoder = new NimbusJwtDecoder(processor(keys));
        JwtTimestampValidator times = new JwtTimestampValidator(settings.clockSkew());
        times.setClock(clock);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                times,
                new JwtClaimValidator<Object>(JwtClaimNames.EXP, Objects::nonNull),
                new JwtIssuerValidator(settings.issuer()),
                new JwtClaimValidator<Collection<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(settings.audience()))));
    }

    /**
     * Checks it.
     *
     * @throws BadJwtException if it is not to be taken
     * @throws JwtException if that cannot be known, because the issuer's keys are out of reach
     */
    @Override
    public Jwt decode(String token) {
        try {
            return decoder.decode(token);
        } catch (JwtException fault) {
            if (fault.getCause() instanceof RateLimitReachedException && hasKeys()) {
                throw new BadJwtException("signed with an unknown key; the issuer was asked a moment ago", fault);
            }
            throw fault;
        }
    }

    /** With none, nothing is known of any token. */
    private boolean hasKeys() {
        try {
            return !keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null)
                    .isEmpty();
        } catch (KeySourceException outOfReach) {
            return false;
        }
    }

    private static DefaultJWTProcessor<SecurityContext> processor(JWKSource<SecurityContext> keys) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        // RFC 9068 names the type of access tokens; most issuers say JWT or nothing.
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        // Claims are checked above, by the hub's clock.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        return processor;
    }
}
