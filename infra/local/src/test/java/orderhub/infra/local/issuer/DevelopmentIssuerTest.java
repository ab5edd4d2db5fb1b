package orderhub.infra.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class DevelopmentIssuerTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void whoever_asks_gets_a_token_of_staff_that_the_published_key_signed() throws Exception {
        try (DevelopmentIssuer issuer = DevelopmentIssuer.start(0, null)) {
            JWTClaimsSet claims = verified(issuer, post(issuer, "", "*/*").body());

            assertThat(claims.getIssuer()).isEqualTo("urn:orderhub:development-issuer");
            assertThat(claims.getAudience()).containsExactly("order-hub");
            assertThat(claims.getSubject()).isEqualTo("developer");
            assertThat(claims.getStringClaim("scope")).isEqualTo("orders:read orders:write orders:review orders:admin");
            assertThat(claims.getStringListClaim("roles")).containsExactly("operator");
            assertThat(claims.getClaim("customer_id")).isNull();
        }
    }

    @Test
    void whoever_names_a_customer_gets_what_a_customer_has() throws Exception {
        try (DevelopmentIssuer issuer = DevelopmentIssuer.start(0, null)) {
            JWTClaimsSet claims = verified(
                    issuer, post(issuer, "{\"customerId\":\"C-1001\"}", "*/*").body());

            assertThat(claims.getStringClaim("customer_id")).isEqualTo("C-1001");
            assertThat(claims.getSubject()).isEqualTo("customer-C-1001");
            assertThat(claims.getStringClaim("scope")).isEqualTo("orders:read orders:write");
            assertThat(claims.getStringListClaim("roles")).isEmpty();
        }
    }

    @Test
    void everything_can_be_chosen_and_told_as_json() throws Exception {
        try (DevelopmentIssuer issuer = DevelopmentIssuer.start(0, null)) {
            HttpResponse<String> answer = post(issuer, """
                    {"subject": "kim", "scopes": ["orders:review"], "roles": ["baker"], "expiresInS": 60}""", "application/json");
            JsonNode json = new ObjectMapper().readTree(answer.body());
            JWTClaimsSet claims = verified(issuer, json.get("access_token").textValue());

            assertThat(json.get("token_type").textValue()).isEqualTo("Bearer");
            assertThat(json.get("expires_in").longValue()).isEqualTo(60);
            assertThat(claims.getSubject()).isEqualTo("kim");
            assertThat(claims.getStringClaim("scope")).isEqualTo("orders:review");
            assertThat(claims.getStringListClaim("roles")).containsExactly("baker");
            assertThat(claims.getExpirationTime().toInstant())
                    .isEqualTo(claims.getIssueTime().toInstant().plusSeconds(60));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"customer\":\"C-1001\"}", "{\"expiresInS\":0}", "{\"expiresInS\":99999999}"})
    void what_makes_no_sense_is_refused(String body) throws Exception {
        try (DevelopmentIssuer issuer = DevelopmentIssuer.start(0, null)) {
            assertThat(post(issuer, body, "*/*").statusCode()).isEqualTo(400);
        }
    }

    @Test
    void its_key_outlives_it_where_there_is_a_directory(@TempDir Path data) throws Exception {
        String token;
        try (DevelopmentIssuer first = DevelopmentIssuer.start(0, data.resolve("issuer"))) {
            token = first.tokens().make(TokenRequest.staff());
        }
        try (DevelopmentIssuer second = DevelopmentIssuer.start(0, data.resolve("issuer"))) {
            assertThat(verified(second, token).getSubject()).isEqualTo("developer");
        }
    }

    @Test
    void a_key_that_cannot_be_read_is_not_replaced(@TempDir Path data) throws Exception {
        Files.writeString(data.resolve("signing-key.json"), "{}");

        assertThatThrownBy(() -> DevelopmentIssuer.start(0, data)).isInstanceOf(IOException.class);
        assertThat(data.resolve("signing-key.json")).hasContent("{}");
    }

    @Test
    void it_never_publishes_what_only_it_may_know() throws Exception {
        try (DevelopmentIssuer issuer = DevelopmentIssuer.start(0, null)) {
            JWKSet keys = JWKSet.parse(get(issuer.jwkSetUri()).body());

            assertThat(keys.getKeys()).hasSize(1).noneMatch(key -> key.isPrivate());
            assertThat(get(issuer.baseUrl().resolve("/anything")).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void the_profile_of_a_laptop_names_it() {
        Object hub = new Yaml()
                .<Map<String, Object>>load(DevelopmentIssuerTest.class.getResourceAsStream("/application-local.yaml"))
                .get("hub");

        assertThat(String.valueOf(hub))
                .contains(List.of(
                        "issuer=urn:orderhub:development-issuer",
                        "audience=order-hub",
                        "jwk-set-uri=http://127.0.0.1:4243/jwks.json"));
    }

    private HttpResponse<String> post(DevelopmentIssuer issuer, String body, String accept) throws Exception {
        return http.send(
                HttpRequest.newBuilder(issuer.baseUrl().resolve("/dev/tokens"))
                        .header("Accept", accept)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(URI address) throws Exception {
        return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private JWTClaimsSet verified(DevelopmentIssuer issuer, String token) throws Exception {
        SignedJWT jwt = SignedJWT.parse(token.strip());
        JWKSet keys = JWKSet.parse(get(issuer.jwkSetUri()).body());
        assertThat(jwt.verify(new RSASSAVerifier(
                        keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey())))
                .isTrue();
        return jwt.getJWTClaimsSet();
    }
}
