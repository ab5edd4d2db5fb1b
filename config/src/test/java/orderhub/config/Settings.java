package orderhub.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** The settings as the application reads them, without starting it. */
public final class Settings {

    /** What every deployment has to say; there is no default for it. */
    public static final Map<String, Object> DEPLOYMENT = Map.of(
            "HUB_IDENTITY_SECRET", "a secret",
            "HUB_GATEWAY_BASE_URL", "https://gateway.test",
            "HUB_GATEWAY_API_KEY", "a key",
            "HUB_AWS_ACCOUNT_ID", "123456789012",
            "HUB_SECURITY_ISSUER", "https://issuer.test",
            "HUB_SECURITY_AUDIENCE", "orders",
            "HUB_SECURITY_JWK_SET_URI", "https://issuer.test/keys");

    private Settings() {}

    /** {@code application.yaml} with these environment variables and no others. */
    public static ConfigurableEnvironment with(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment.getPropertySources().addLast(new MapPropertySource("variables", variables));
        try {
            new YamlPropertySourceLoader()
                    .load("application", new ClassPathResource("application.yaml"))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return environment;
    }
}
