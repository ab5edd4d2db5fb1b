package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orderhub.infra.local.issuer.SigningKey;
import orderhub.infra.local.issuer.TokenMaker;
import orderhub.infra.local.issuer.TokenRequest;
import orderhub.schemas.Examples;
import orderhub.schemas.openapi.ApiContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is let in, and to what. */
class TokensEndToEndTest {

    private static final String ORDER = "/orders/11111111-2222-8333-8444-555555555555";
    private static final String CUSTOMER = "C-1001";
    private static final JsonNode CONTRACT = ApiContract.read().document();

    private final LocalHub hub = SharedHub.get();
    private final Api api = new Api(hub.api());

    static Stream<Arguments> headersThatNameNobody() throws Exception {
        Instant now = Instant.now();
        String good = Tokens.staff();
        String[] parts = good.split("\\.", -1);
        String others = Tokens.of(TokenRequest.staff().withSubject("mallory"));
        return Stream.of(
                arguments("garbage", "Bearer garbage"),
                arguments("empty", "Bearer "),
                arguments("three empty parts", "Bearer .."),
                arguments("no scheme", good),
                arguments("another scheme", "Digest " + good),
                arguments("two at once", "Bearer " + good + ", Bearer " + good),
                arguments("a login of operators", basic("operator", "local")),
                arguments(
                        "expired",
                        bearer(claims().issueTime(Date.from(now.minusSeconds(120)))
                                .expirationTime(Date.from(now.minusSeconds(60))))),
                arguments("for ever", bearer(claims().expirationTime(null))),
                arguments("not yet valid", bearer(claims().notBeforeTime(Date.from(now.plusSeconds(600))))),
                arguments("wrong issuer", bearer(claims().issuer("https://issuer.test"))),
                arguments("no issuer", bearer(claims().issuer(null))),
                arguments("wrong audience", bearer(claims().audience("mail"))),
                arguments("no audience", bearer(claims().audience((String) null))),
                arguments("no subject", bearer(claims().subject(null))),
                arguments("no customer but something", bearer(claims().claim("customer_id", "*"))),
                arguments("several customers", bearer(claims().claim("customer_id", List.of(CUSTOMER, "C-1002")))),
                arguments("alg=none", "Bearer " + new PlainJWT(claims().build()).serialize()),
                arguments("signature cut off", "Bearer " + parts[0] + "." + parts[1] + "."),
                arguments("another's claims", "Bearer " + parts[0] + "." + others.split("\\.", -1)[1] + "." + parts[2]),
                arguments("HS256 with the public key", "Bearer " + hmacWithPublicKey()),
                arguments(
                        "wrong key",
                        "Bearer " + wrongKey(SigningKey.ofThisProcess().getKeyID())),
                arguments("unknown key", "Bearer " + wrongKey("another")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("headersThatNameNobody")
    void whoever_brings_no_good_token_is_not_known_and_not_told_why(String name, String header) {
        Api.Answer answer = api.authorized(header).get(ORDER);

        assertThat(answer.status()).as(name).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer realm=\"order-hub\"");
        assertThat(answer.header("WWW-Authenticate")).doesNotContain("error_description", "scope");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("type").textValue()).isEqualTo("urn:orderhub:problem:unauthenticated");
        assertThat(answer.json().get("status").intValue()).isEqualTo(401);
        assertThat(withoutTrace(answer)).isEqualTo(withoutTrace(api.anonymous().get(ORDER)));
    }

    @Test
    void without_a_token_nothing_is_told_of_what_there_is() {
        String there = "/orders/" + api.place(Examples.order("good")).orderId();

        assertThat(Stream.of(there, ORDER, "/orders", "/admin/sagas", "/nothing", "/catalogue/x", "/error")
                        .map(path -> api.anonymous().get(path).status()))
                .containsOnly(401);
        assertThat(api.anonymous()
                        .send(api.request("/orders").POST(BodyPublishers.ofString("{")))
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | " + ORDER + "            | read review admin",
                "HEAD | " + ORDER + "            | read review admin",
                "GET  | " + ORDER + "/events     | read review admin",
                "GET  | " + ORDER + "/timeline   | read review admin",
                "GET  | /orders                  | read review admin",
                "POST | /orders                  | write admin",
                "POST | /orders/batch            | write admin",
                "POST | " + ORDER + "/cancel     | write admin",
                "POST | " + ORDER + "/approve    | review admin",
                "POST | " + ORDER + "/reject     | review admin",
                "GET  | /catalogue/COF-ETH-250   | read write review admin",
                "GET  | /stock/COF-ETH-250       | read write review admin",
                "POST | /stock/COF-ETH-250/restock | admin",
                "GET  | /admin/sagas             | admin",
                "GET  | /admin/dead-letters      | admin",
                "POST | /admin/orders/x/resume   | admin",
                "PUT  | /orders                  | admin",
                "DELETE | " + ORDER + "          | admin",
                "GET  | /Orders/x                | admin",
                "GET  | /nothing                 | admin"
            })
    void each_operation_needs_its_scope(String method, String path, String scopes) {
        Set<String> enough = Arrays.stream(scopes.strip().split(" ", -1)).collect(Collectors.toSet());
        Map<String, Boolean> may = new TreeMap<>();
        for (String scope : List.of("read", "write", "review", "admin")) {
            boolean ofCustomers = scope.equals("read") || scope.equals("write");
            TokenRequest who = ofCustomers ? TokenRequest.customer(CUSTOMER) : TokenRequest.staff();
            Api.Answer answer = api.as(Tokens.of(who.withScopes("orders:" + scope)))
                    .send(api.request(path.strip()).method(method.strip(), BodyPublishers.noBody()));
            assertThat(answer.status()).isNotEqualTo(401).isLessThan(500);
            may.put(scope, answer.status() != 403);
        }
        assertThat(may).allSatisfy((scope, is) -> assertThat(is).as(scope).isEqualTo(enough.contains(scope)));
    }

    static Stream<Arguments> operationsOfTheContract() {
        List<Arguments> operations = new ArrayList<>();
        CONTRACT.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> operation.getValue().has("security"))
                .forEach(operation -> operations.add(arguments(
                        operation.getKey().toUpperCase(Locale.ROOT),
                        path.getKey().replaceAll("\\{[^}]*}", "x"),
                        operation.getValue().at("/security/0/bearerAuth/0").asText()))));
        return operations.stream();
    }

    @ParameterizedTest
    @MethodSource("operationsOfTheContract")
    void the_scope_that_the_contract_names_is_needed_and_enough(String method, String path, String scope) {
        TokenRequest who = Set.of("orders:read", "orders:write").contains(scope)
                ? TokenRequest.customer(CUSTOMER)
                : TokenRequest.staff();

        assertThat(status(api.as(Tokens.of(who.withScopes(scope))), method, path))
                .isNotIn(401, 403);
        assertThat(status(api.as(Tokens.of(who.withScopes("openid"))), method, path))
                .isIn(scope.isEmpty() ? List.of(200, 304) : List.of(403));
        assertThat(status(api.anonymous(), method, path)).isIn(scope.isEmpty() ? List.of(200, 304) : List.of(401));
    }

    private int status(Api caller, String method, String path) {
        return caller.send(api.request(path).method(method, BodyPublishers.noBody()))
                .status();
    }

    @Test
    void who_lacks_the_scope_is_told_that_and_no_more() {
        Api.Answer answer = api.as(Tokens.of(TokenRequest.customer(CUSTOMER).withScopes("orders:write", "openid")))
                .get(ORDER);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("type").textValue()).isEqualTo("urn:orderhub:problem:forbidden");
        assertThat(answer.header("WWW-Authenticate"))
                .contains("insufficient_scope")
                .doesNotContain("orders:");
    }

    @Test
    void who_is_neither_a_customer_nor_of_staff_may_nothing() {
        Api nobody = api.as(Tokens.of(TokenRequest.staff().withScopes("orders:read", "orders:write")));

        assertThat(nobody.get(ORDER).status()).isEqualTo(403);
        assertThat(nobody.place(Examples.order("good")).status()).isEqualTo(403);
        assertThat(nobody.get("/catalogue/COF-ETH-250").status()).isEqualTo(403);
    }

    @Test
    void a_customer_who_was_given_the_scopes_of_staff_does_not_have_them() {
        Api customer = api.as(
                Tokens.of(TokenRequest.customer("C-1002").withScopes("orders:read", "orders:review", "orders:admin")));
        String others = api.place(Examples.order("high-value")).orderId();

        assertThat(customer.get("/orders/" + others).status()).isEqualTo(404);
        assertThat(customer.post("/orders/" + others + "/approve").status()).isEqualTo(403);
        assertThat(customer.get("/admin/sagas").status()).isEqualTo(403);
    }

    @Test
    void a_token_goes_into_the_header_and_nowhere_else() {
        assertThat(api.anonymous()
                        .get(ORDER + "?access_token=" + Tokens.staff())
                        .status())
                .isEqualTo(401);
        assertThat(api.anonymous()
                        .send(api.request("/orders")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("access_token=" + Tokens.staff())))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void every_answer_tells_browsers_what_not_to_do() {
        List<Api.Answer> answers = new ArrayList<>(List.of(
                api.get("/orders/" + api.place(Examples.order("good")).orderId()),
                api.get(ORDER),
                api.anonymous().get(ORDER),
                api.get("/nothing"),
                api.send(api.request("/orders").DELETE()),
                api.get("/orders/..;/x")));

        assertThat(answers).extracting(Api.Answer::status).containsExactly(200, 404, 401, 404, 405, 400);
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("Content-Security-Policy"))
                    .isEqualTo("default-src 'none'; frame-ancestors 'none'");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("Strict-Transport-Security"))
                    .as("without TLS")
                    .isEmpty();
            assertThat(answer.response().headers().allValues("Set-Cookie")).isEmpty();
        });
    }

    @Test
    void the_contract_and_its_viewer_are_open_and_may_show_themselves_only() {
        for (String path : List.of("/openapi.yaml", "/openapi.json", "/docs", "/docs/index.html")) {
            Api.Answer answer = api.authorized("Bearer garbage").get(path);

            assertThat(answer.status()).as(path).isNotIn(401, 403);
            assertThat(answer.header("Content-Security-Policy"))
                    .contains("default-src 'self'", "frame-ancestors 'none'");
        }
    }

    @ParameterizedTest
    @CsvSource({"GET", "POST", "OPTIONS"})
    void a_page_of_another_origin_gets_nothing(String method) {
        Api.Answer answer = api.send(api.request(ORDER)
                .header("Origin", "https://evil.test")
                .header("Access-Control-Request-Method", "GET")
                .method(method, BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.response().headers().map().keySet())
                .noneMatch(name -> name.startsWith("access-control-allow"));
    }

    private static String withoutTrace(Api.Answer answer) {
        return answer.response().body().replaceAll("\"trace[A-Za-z]*\":\"[^\"]*\"", "");
    }

    private static JWTClaimsSet.Builder claims() {
        return Tokens.claims(TokenRequest.staff());
    }

    private static String bearer(JWTClaimsSet.Builder claims) {
        return "Bearer " + Tokens.with(claims.build());
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static String hmacWithPublicKey() throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(SigningKey.ofThisProcess().getKeyID())
                        .build(),
                claims().build());
        token.sign(new MACSigner(SigningKey.ofThisProcess().toRSAPublicKey().getEncoded()));
        return token.serialize();
    }

    private static String wrongKey(String keyId) throws Exception {
        return new TokenMaker(new RSAKeyGenerator(2048).keyID(keyId).generate(), Clock.systemUTC())
                .make(TokenRequest.staff());
    }
}
