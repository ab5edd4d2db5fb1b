package orderhub.config.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

class TokenRightsTest {

    private static final String ALL = "orders:read orders:write orders:review orders:admin";

    private final TokenRights rights = new TokenRights("customer_id", "roles");

    static Stream<Arguments> tokens() {
        return Stream.of(
                arguments("all of staff", Map.of("scope", ALL), Rights.OF_SCOPES),
                arguments("scp as text", Map.of("scp", "orders:review"), Set.of(Rights.REVIEW)),
                arguments(
                        "scp as list",
                        Map.of("scp", List.of("orders:review", "orders:read", 7)),
                        Set.of(Rights.REVIEW, Rights.READ)),
                arguments("what is no scope of ours", Map.of("scope", "openid Orders:admin orders:*"), Set.of()),
                arguments("nothing", Map.of(), Set.of()),
                arguments("neither customer nor staff", Map.of("scope", "orders:read orders:write"), Set.of()),
                arguments(
                        "a customer",
                        Map.of("scope", "orders:read orders:write", "customer_id", "C-1001"),
                        Set.of(Rights.READ, Rights.WRITE)),
                arguments(
                        "a customer who was given too much",
                        Map.of("scope", ALL, "customer_id", "C-1001", "roles", List.of("operator")),
                        Rights.OF_CUSTOMERS),
                arguments("an operator alone", Map.of("roles", List.of("operator", "baker")), Set.of(Rights.OPERATOR)),
                arguments("roles as text", Map.of("roles", "baker operator"), Set.of(Rights.OPERATOR)),
                arguments("a role as a scope", Map.of("scope", "operator ROLE_operator"), Set.of()),
                arguments("a scope as a role", Map.of("roles", List.of("orders:admin")), Set.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokens")
    void a_token_allows_what_its_claims_say_and_nothing_else(String name, Map<String, Object> claims, Set<String> all) {
        assertThat(AuthorityUtils.authorityListToSet(
                        rights.convert(token("kim", claims)).getAuthorities()))
                .as(name)
                .isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "*", "C 1001", "C-1001\n", "-", "{}"})
    void a_token_that_names_something_that_is_no_customer_is_not_taken(String customer) {
        Jwt token = token("kim", Map.of("scope", ALL, "customer_id", customer));

        assertThatThrownBy(() -> rights.convert(token)).isInstanceOf(InvalidBearerTokenException.class);
    }

    @Test
    void a_token_that_names_several_customers_is_not_taken() {
        Jwt token = token("kim", Map.of("customer_id", List.of("C-1001", "C-1002")));

        assertThatThrownBy(() -> rights.convert(token)).isInstanceOf(InvalidBearerTokenException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two\nlines", "\u0000"})
    void a_token_without_a_usable_subject_is_not_taken(String subject) {
        assertThatThrownBy(() -> rights.convert(token(subject, Map.of("scope", ALL))))
                .isInstanceOf(InvalidBearerTokenException.class);
    }

    @Test
    void the_claims_have_the_names_that_are_set() {
        TokenRights named = new TokenRights("https://shop.test/customer", "groups");
        Jwt customer = token("kim", Map.of("https://shop.test/customer", "C-1001", "customer_id", "C-1002"));

        assertThat(named.customer(customer)).isEqualTo("C-1001");
        assertThat(AuthorityUtils.authorityListToSet(named.convert(token("kim", Map.of("groups", List.of("operator"))))
                        .getAuthorities()))
                .containsExactly(Rights.OPERATOR);
    }

    private static Jwt token(String subject, Map<String, Object> claims) {
        Map<String, Object> all = new HashMap<>(claims);
        all.put("sub", subject);
        return Jwt.withTokenValue("any")
                .header("alg", "RS256")
                .claims(into -> into.putAll(all))
                .build();
    }
}
