package orderhub.config.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

class TokenDecoderTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    static Stream<Arguments> goodTokens() {
        return Stream.of(
                arguments("RS256", TestKeys.signed(claims().build())),
                arguments("ES256", TestKeys.signedWithEc(claims().build())),
                arguments(
                        "one of several audiences",
                        TestKeys.signed(
                                claims().audience(List.of("mail", "orders")).build())),
                arguments(
                        "expired within the skew",
                        TestKeys.signed(
                                claims().expirationTime(at(NOW.minusSeconds(5))).build())),
                arguments(
                        "in force within the skew",
                        TestKeys.signed(
                                claims().notBeforeTime(at(NOW.plusSeconds(5))).build())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goodTokens")
    void takes_what_the_issuer_signed_for_this_hub(String name, String token) {
        try (TestIssuer issuer = TestIssuer.publishing(TestKeys.published())) {
            assertThat(decoder(issuer.settings()).decode(token).getSubject())
                    .as(name)
                    .isEqualTo("kim");
        }
    }

    static Stream<Arguments> badTokens() {
        String good = TestKeys.signed(claims().build());
        String other = TestKeys.signed(claims().subject("lee").build());
        String[] parts = good.split("\\.", -1);
        return Stream.of(
                arguments("no token at all", "garbage"),
                arguments("an empty one", ".."),
                arguments("unsigned", TestKeys.unsigned(claims().build())),
                arguments("signature cut off", parts[0] + "." + parts[1] + "."),
                arguments("another's claims", parts[0] + "." + other.split("\\.", -1)[1] + "." + parts[2]),
                arguments("HMAC with the public key", TestKeys.hmacWithPublicKey(claims().build())),
                arguments(
                        "an algorithm that is not taken",
                        TestKeys.signed(JWSAlgorithm.RS512, TestKeys.RSA, claims().build())),
                arguments(
                        "another key under the same name",
                        TestKeys.signed(JWSAlgorithm.RS256, TestKeys.rsa("rsa"), claims().build())),
                arguments(
                        "an unknown key", TestKeys.signed(JWSAlgorithm.RS256, TestKeys.rsa("other"), claims().build())),
                arguments(
                        "expired",
                        TestKeys.signed(claims().expirationTime(at(NOW.minusSeconds(11)))
                                .build())),
                arguments(
                        "for ever",
                        TestKeys.signed(claims().expirationTime(null).build())),
                arguments(
                        "not yet in force",
                        TestKeys.signed(
                                claims().notBeforeTime(at(NOW.plusSeconds(11))).build())),
                arguments(
                        "another issuer",
                        TestKeys.signed(claims().issuer("https://other.test").build())),
                arguments("no issuer", TestKeys.signed(claims().issuer(null).build())),
                arguments(
                        "another audience",
                        TestKeys.signed(claims().audience("mail").build())),
                arguments(
                        "no audience",
                        TestKeys.signed(claims().audience((String) null).build())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void takes_nothing_else(String name, String token) {
        try (TestIssuer issuer = TestIssuer.publishing(TestKeys.published())) {
            assertThatThrownBy(() -> decoder(issuer.settings()).decode(token))
                    .as(name)
                    .isInstanceOf(BadJwtException.class);
        }
    }

    @Test
    void keys_are_fetched_once_for_many_tokens_and_a_few_times_for_forged_ones() {
        try (TestIssuer issuer = TestIssuer.publishing(TestKeys.published())) {
            JwtDecoder decoder = decoder(issuer.settings());
            String good = TestKeys.signed(claims().build());
            String forged = TestKeys.signed(JWSAlgorithm.RS256, TestKeys.rsa("other"), claims().build());

            for (int i = 0; i < 20; i++) {
                decoder.decode(good);
            }
            assertThat(issuer.fetches).hasValue(1);

            for (int i = 0; i < 20; i++) {
                assertThatThrownBy(() -> decoder.decode(forged)).isInstanceOf(BadJwtException.class);
            }
            assertThat(issuer.fetches.get()).isLessThanOrEqualTo(3);
            assertThat(decoder.decode(good).getSubject()).isEqualTo("kim");
        }
    }

    @Test
    void an_issuer_that_goes_away_stops_nobody() {
        String good = TestKeys.signed(claims().build());
        JwtDecoder decoder;
        try (TestIssuer issuer = TestIssuer.publishing(TestKeys.published())) {
            decoder = decoder(issuer.settings());
            decoder.decode(good);
        }
        assertThat(decoder.decode(good).getSubject()).isEqualTo("kim");
    }

    @Test
    void while_no_key_is_known_a_token_is_neither_good_nor_bad_however_often_it_is_shown() {
        URI nobody = URI.create("http://127.0.0.1:1/keys");
        JwtDecoder decoder = decoder(TestIssuer.settings(nobody));

        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> decoder.decode(TestKeys.signed(claims().build())))
                    .isInstanceOf(JwtException.class)
                    .isNotInstanceOf(BadJwtException.class);
        }
    }

    @Test
    void keys_that_are_larger_than_any_set_are_not_read() {
        String padded = new JWKSet(TestKeys.RSA.toPublicJWK()).toString() + " ".repeat(70_000);
        try (TestIssuer issuer = TestIssuer.publishing(padded)) {
            assertThatThrownBy(() -> decoder(issuer.settings()).decode(TestKeys.signed(claims().build())))
                    .isInstanceOf(JwtException.class)
                    .isNotInstanceOf(BadJwtException.class);
        }
    }

    private static JwtDecoder decoder(SecuritySettings settings) {
        return new TokenDecoder(settings, IssuerKeys.of(settings), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(TestIssuer.NAME)
                .audience(TestIssuer.AUDIENCE)
                .subject("kim")
                .issueTime(at(NOW.minusSeconds(60)))
                .expirationTime(at(NOW.plusSeconds(60)));
    }

    private static Date at(Instant time) {
        return Date.from(time);
    }
}
