package orderhub.infra.local.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import orderhub.config.security.DevelopmentIssuers;

/** Makes tokens. */
public final class TokenMaker {

    /** For whom they are: the hub of a local run. */
    public static final String AUDIENCE = "order-hub";

    private final RSAKey key;
    private final Clock clock;

    /** @param key that signs them */
    public TokenMaker(RSAKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** A token that says what is asked for. */
    public String make(TokenRequest request) {
        return sign(claims(request).build());
    }

    /** The claims of such a token, to be changed. */
    public JWTClaimsSet.Builder claims(TokenRequest request) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(DevelopmentIssuers.NAME)
                .audience(AUDIENCE)
                .subject(request.subject())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(request.expiresInS())))
                .claim("scope", String.join(" ", request.scopes()))
                .claim("roles", request.roles());
        return request.customerId() == null ? claims : claims.claim("customer_id", request.customerId());
    }

    /** A token with any claims. */
    public String sign(JWTClaimsSet claims) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("the key cannot sign", e);
        }
        return token.serialize();
    }
}
