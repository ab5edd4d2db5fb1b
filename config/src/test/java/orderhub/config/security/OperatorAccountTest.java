package orderhub.config.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class OperatorAccountTest {

    private static final String HASH = new BCryptPasswordEncoder(4).encode("secret");

    private final OperatorAccount account = new OperatorAccount(
            new OperatorSettings("kim", HASH, 3, "watch"),
            Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC));

    @Test
    void the_right_password_makes_an_operator_and_nothing_more() {
        Authentication operator = login("kim", "secret");

        assertThat(operator.isAuthenticated()).isTrue();
        assertThat(AuthorityUtils.authorityListToSet(operator.getAuthorities())).containsExactly(Rights.OPERATOR);
    }

    @ParameterizedTest
    @CsvSource({"kim, wrong", "lee, secret", "kim, ''", "'', ''"})
    void nothing_else_does(String user, String password) {
        assertThatThrownBy(() -> login(user, password)).isInstanceOf(BadCredentialsException.class);
    }

    @Test
    void who_guesses_is_not_looked_at_any_more_and_who_knows_goes_on() {
        login("kim", "secret");
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> login("kim", "guess")).isInstanceOf(BadCredentialsException.class);
        }
        assertThatThrownBy(() -> login("kim", "another guess")).hasMessageContaining("was not tried");

        assertThat(login("kim", "secret").isAuthenticated()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "kim, '',                 go together",
        "'',  $2a$04$xxxxxxxxx,   go together",
        "kim, secret,             no bcrypt hash",
        "kim, $2a$04$tooshort,    no bcrypt hash"
    })
    void an_account_that_cannot_work_is_refused_at_start(String user, String hash, String why) {
        assertThatThrownBy(() -> new OperatorSettings(user, hash, 20, "watch")).hasMessageContaining(why);
    }

    @Test
    void a_console_is_to_watch_or_to_change() {
        assertThatThrownBy(() -> new OperatorSettings("", "", 20, "everything"))
                .hasMessageContaining("watch or change");
        assertThat(new OperatorSettings("", "", 20, "change").hasAccount()).isFalse();
    }

    private Authentication login(String user, String password) {
        return account.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(user, password));
    }
}
