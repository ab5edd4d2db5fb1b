package orderhub.infra.local.hub;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import orderhub.infra.local.issuer.SigningKey;
import orderhub.infra.local.issuer.TokenMaker;
import orderhub.infra.local.issuer.TokenRequest;

/** Tokens as the issuers of this process make them, that is, all of a test's but those of a hub with its own issuer. */
public final class Tokens {

    private static final TokenMaker MAKER = new TokenMaker(SigningKey.ofThisProcess(), Clock.systemUTC());
    private static final String STAFF = of(TokenRequest.staff());

    private Tokens() {}

    /** For one who may do everything. */
    public static String staff() {
        return STAFF;
    }

    /** For a customer, who may order and look. */
    public static String customer(String customerId) {
        return of(TokenRequest.customer(customerId));
    }

    /** With what is asked for. */
    public static String of(TokenRequest request) {
        return MAKER.make(request);
    }

    /** The claims of one, to be changed. */
    public static JWTClaimsSet.Builder claims(TokenRequest request) {
        return MAKER.claims(request);
    }

    /** With any claims. */
    public static String with(JWTClaimsSet claims) {
        return MAKER.sign(claims);
    }
}
