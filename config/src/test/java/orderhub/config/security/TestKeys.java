package orderhub.config.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.util.Base64;
import java.util.List;

/** Keys of an issuer, and tokens that are signed with them, or with something else. */
final class TestKeys {

    static final RSAKey RSA = rsa("rsa");
    static final ECKey EC = ec();

    private TestKeys() {}

    /** What the issuer publishes. */
    static String published() {
        return new JWKSet(List.of(RSA.toPublicJWK(), EC.toPublicJWK())).toString();
    }

    static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey ec() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String signed(JWTClaimsSet claims) {
        return signed(JWSAlgorithm.RS256, RSA, claims);
    }

    static String signed(JWSAlgorithm algorithm, RSAKey key, JWTClaimsSet claims) {
        try {
            return sign(algorithm, key.getKeyID(), new RSASSASigner(key), claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String signedWithEc(JWTClaimsSet claims) {
        try {
            return sign(JWSAlgorithm.ES256, EC.getKeyID(), new ECDSASigner(EC), claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The classic: a server that takes the public key for the secret of an HMAC. */
    static String hmacWithPublicKey(JWTClaimsSet claims) {
        try {
            String pem = "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'})
                            .encodeToString(RSA.toRSAPublicKey().getEncoded())
                    + "\n-----END PUBLIC KEY-----\n";
            return sign(JWSAlgorithm.HS256, RSA.getKeyID(), new MACSigner(pem), claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String unsigned(JWTClaimsSet claims) {
        return new PlainJWT(claims).serialize();
    }

    private static String sign(JWSAlgorithm algorithm, String keyId, JWSSigner signer, JWTClaimsSet claims)
            throws JOSEException {
        SignedJWT token =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
        token.sign(signer);
        return token.serialize();
    }
}
