package orderhub.infra.local.hub;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import orderhub.config.HubApplication;
import orderhub.infra.local.aws.EmbeddedAws;
import orderhub.infra.local.gateway.PaymentGatewaySimulator;
import orderhub.infra.local.issuer.DevelopmentIssuer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;

/** The hub as it is shipped, in one process with its surroundings. */
public final class LocalHub implements AutoCloseable {

    private final Surroundings surroundings;
    private final ConfigurableApplicationContext hub;

    private LocalHub(Surroundings surroundings, ConfigurableApplicationContext hub) {
        this.surroundings = surroundings;
        this.hub = hub;
    }

    /**
     * Starts everything; orders are taken when this returns.
     *
     * @throws UncheckedIOException if a port is taken or the data directory cannot be used
     */
    public static LocalHub start(LocalHubOptions options) {
        // Until Spring has set logging up, nobody has said what is worth a line.
        LoggingSystem.get(LocalHub.class.getClassLoader()).beforeInitialize();
        Surroundings surroundings = Surroundings.start(
                options.awsPort(), options.gatewayPort(), options.issuerPort(), options.dataDirectory());
        try {
            return new LocalHub(surroundings, startHub(surroundings, options.apiPort(), options.settings()));
        } catch (RuntimeException e) {
            surroundings.close();
            throw e;
        }
    }

    /**
     * Starts a hub alone, in surroundings that others may use, too.
     *
     * @param apiPort 0 means a free one
     * @param more settings of the hub that differ from the application's own
     */
    public static ConfigurableApplicationContext startHub(
            Surroundings surroundings, int apiPort, Map<String, String> more) {
        return startHub(
                surroundings.aws().endpoint(),
                surroundings.gateway().baseUrl(),
                surroundings.issuer().jwkSetUri(),
                apiPort,
                more);
    }

    /**
     * Starts a hub alone, in surroundings that may be in other processes.
     *
     * @param aws where the embedded AWS answers
     * @param gateway where the payment gateway answers
     * @param keys where the issuer of tokens has its keys
     * @param apiPort 0 means a free one
     * @param more settings of the hub that differ from the application's own
     */
    public static ConfigurableApplicationContext startHub(
            URI aws, URI gateway, URI keys, int apiPort, Map<String, String> more) {
        // Any credentials will do for the embedded AWS; the SDK's default chain finds these.
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        HubApplication.preferVirtualThreads();
        SpringApplication application = new SpringApplication(HubApplication.class);
        application.setAdditionalProfiles("local");
        // The surroundings outlive the hub, so that it can finish what it has in hand: whoever starts it stops it.
        application.setRegisterShutdownHook(false);
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("server.port", apiPort);
        settings.put("hub.aws.endpoint", aws.toString());
        settings.put("hub.gateway.base-url", gateway.toString());
        settings.put("hub.security.jwk-set-uri", keys.toString());
        return application.run(settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
    }

    /** Where a hub answers. */
    public static URI apiOf(ConfigurableApplicationContext hub) {
        boolean tls = hub.getEnvironment().containsProperty("server.ssl.bundle");
        String port = hub.getEnvironment().getRequiredProperty("local.server.port");
        return URI.create((tls ? "https" : "http") + "://127.0.0.1:" + port);
    }

    /** The hub's base URL. */
    public URI api() {
        return apiOf(hub);
    }

    /** The embedded AWS. */
    public EmbeddedAws aws() {
        return surroundings.aws();
    }

    /** The payment gateway. */
    public PaymentGatewaySimulator gateway() {
        return surroundings.gateway();
    }

    /** The issuer of tokens. */
    public DevelopmentIssuer issuer() {
        return surroundings.issuer();
    }

    /** The hub's application context. */
    public ConfigurableApplicationContext hub() {
        return hub;
    }

    /** Stops the hub first, while what it needs to finish its work is still there. */
    @Override
    public void close() {
        hub.close();
        surroundings.close();
    }
}
