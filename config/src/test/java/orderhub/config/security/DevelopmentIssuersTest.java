package orderhub.config.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orderhub.config.Settings;
import orderhub.config.http.Edge;
import orderhub.config.settings.RequiredSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.ConfigurableEnvironment;

class DevelopmentIssuersTest {

    private static final String KEYS = "https://issuer.test/keys";

    @ParameterizedTest
    @ValueSource(strings = {"https://issuer.test", "https://issuer.test:8443/realms/shop", "https://10.0.0.7/"})
    void an_issuer_elsewhere_over_tls_is_trusted(String issuer) {
        assertThatCode(() -> DevelopmentIssuers.refuse(settings(issuer, KEYS))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "urn:orderhub:development-issuer, https://issuer.test/keys, hub.security.issuer",
        "http://issuer.test,              https://issuer.test/keys, hub.security.issuer",
        "issuer.test,                     https://issuer.test/keys, hub.security.issuer",
        "not an address,                  https://issuer.test/keys, hub.security.issuer",
        "https://localhost,               https://issuer.test/keys, hub.security.issuer",
        "https://LOCALHOST.:8443,         https://issuer.test/keys, hub.security.issuer",
        "https://dev.localhost,           https://issuer.test/keys, hub.security.issuer",
        "https://127.0.0.1,               https://issuer.test/keys, hub.security.issuer",
        "https://127.1,                   https://issuer.test/keys, hub.security.issuer",
        "https://[::1],                   https://issuer.test/keys, hub.security.issuer",
        "https://[::ffff:127.0.0.1],      https://issuer.test/keys, hub.security.issuer",
        "https://0.0.0.0,                 https://issuer.test/keys, hub.security.issuer",
        "https://issuer.test,             http://issuer.test/keys,  hub.security.jwk-set-uri",
        "https://issuer.test,             https://127.8.8.8/keys,   hub.security.jwk-set-uri",
        "https://issuer.test,             file:///keys,             hub.security.jwk-set-uri"
    })
    void one_that_anybody_can_have_is_refused_and_the_message_names_the_setting(
            String issuer, String keys, String setting) {
        assertThatThrownBy(() -> DevelopmentIssuers.refuse(settings(issuer, keys)))
                .isInstanceOf(DevelopmentIssuerException.class)
                .hasMessageStartingWith(setting + " is for development only");
    }

    @Test
    void whoever_reads_that_it_is_refused_reads_what_to_do() {
        DevelopmentIssuerException fault = new DevelopmentIssuerException("hub.security.issuer", "it is no address");

        assertThat(new DevelopmentIssuerAnalyzer().analyze(fault, fault).getAction())
                .contains("HUB_SECURITY_ISSUER", "HUB_SECURITY_JWK_SET_URI", "profiles.active=local");
    }

    @Test
    void the_profile_local_alone_takes_the_development_issuer() {
        SecurityConfiguration configuration = new SecurityConfiguration("/actuator", Edge.problems());
        ConfigurableEnvironment local = Settings.with(Map.of(
                "HUB_SECURITY_ISSUER", DevelopmentIssuers.NAME,
                "HUB_SECURITY_AUDIENCE", "order-hub",
                "HUB_SECURITY_JWK_SET_URI", "http://127.0.0.1:4243/jwks.json"));

        assertThatThrownBy(() -> configuration.securitySettings(local)).isInstanceOf(DevelopmentIssuerException.class);

        local.setActiveProfiles("local");
        assertThat(configuration.securitySettings(local).issuer()).isEqualTo(DevelopmentIssuers.NAME);
    }

    private static SecuritySettings settings(String issuer, String keys) {
        return new SecuritySettings(
                issuer,
                "orders",
                keys,
                "customer_id",
                "roles",
                10,
                new SecuritySettings.Keys(1, 1, 1, 1, 1, 1),
                List.of(),
                1,
                1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HUB_SECURITY_ISSUER", "HUB_SECURITY_AUDIENCE", "HUB_SECURITY_JWK_SET_URI"})
    void without_an_issuer_nothing_starts_and_the_message_names_what_is_missing(String variable) {
        Map<String, Object> variables = new HashMap<>(Settings.DEPLOYMENT);
        variables.remove(variable);
        assertThatThrownBy(() -> bind(variables)).hasStackTraceContaining(variable);

        variables.put(variable, "");
        assertThatThrownBy(() -> bind(variables)).hasStackTraceContaining("is empty: set " + variable);
    }

    private static SecuritySettings bind(Map<String, Object> variables) {
        return RequiredSettings.bind(Settings.with(variables), "hub.security", SecuritySettings.class);
    }

    @Test
    void the_settings_are_those_of_the_file() {
        assertThat(bind(Settings.DEPLOYMENT)).isEqualTo(TestIssuer.settings(URI.create("https://issuer.test/keys")));
    }
}
