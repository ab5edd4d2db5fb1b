package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import orderhub.schemas.Examples;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub with settings of its own: over TLS, open to one origin, without an operators' account. */
class TlsEndToEndTest {

    private static final String SHOP = "https://shop.test";
    private static final String PASSWORD = "only-for-this-test";

    @TempDir
    static Path directory = Path.of("");

    private static AutoCloseable running = () -> {};
    private static Api api = new Api(URI.create("https://127.0.0.1"));

    @BeforeAll
    static void start() throws Exception {
        Path keys = makeKey();
        LocalHub hub = LocalHub.start(LocalHubOptions.forTests()
                .with("spring.jmx.unique-names", "true")
                .with("server.ssl.bundle", "hub")
                .with(
                        "spring.ssl.bundle.jks.hub.keystore.location",
                        keys.toUri().toString())
                .with("spring.ssl.bundle.jks.hub.keystore.password", PASSWORD)
                .with("spring.ssl.bundle.jks.hub.keystore.type", "PKCS12")
                .with("hub.security.cors-origins", SHOP)
                .with("hub.operator.user", "")
                .with("hub.operator.password-hash", ""));
        running = hub;
        api = new Api(hub.api())
                .over(HttpClient.newBuilder().sslContext(trusting(keys)).build());
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    @Test
    void orders_go_over_tls_and_browsers_are_told_to_stay_with_it() {
        Api.Answer placed = api.place(Examples.order("good"));

        assertThat(placed.status()).isEqualTo(202);
        assertThat(placed.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
        assertThat(api.awaitEnd(placed.orderId())).isEqualTo("SHIPPED");
    }

    @Test
    void whoever_does_not_trust_the_key_or_speaks_without_tls_gets_nowhere() {
        URI here = api.request("/").build().uri();

        assertThatThrownBy(() -> new Api(here).get("/orders/x")).isInstanceOf(UncheckedIOException.class);
        assertThat(new Api(URI.create("http://127.0.0.1:" + here.getPort()))
                        .get("/nothing")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void pages_of_the_origin_that_is_set_may_call_and_no_others() {
        Api.Answer asked = api.anonymous()
                .send(api.request("/orders")
                        .header("Origin", SHOP)
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", "authorization,idempotency-key,content-type")
                        .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.header("Access-Control-Allow-Origin")).isEqualTo(SHOP);
        assertThat(asked.header("Access-Control-Allow-Methods")).contains("POST");
        assertThat(asked.header("Access-Control-Allow-Headers")).containsIgnoringCase("idempotency-key");
        assertThat(asked.header("Access-Control-Allow-Credentials")).isEmpty();

        Api.Answer placed = api.send(api.request("/orders")
                .header("Origin", SHOP)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "from-the-shop")
                .POST(BodyPublishers.ofString(Examples.order("good"))));
        assertThat(placed.status()).isEqualTo(202);
        assertThat(placed.header("Access-Control-Allow-Origin")).isEqualTo(SHOP);
        assertThat(placed.header("Access-Control-Expose-Headers")).contains("Location");

        assertThat(api.send(api.request("/orders/x")
                                .header("Origin", "https://shop.test.evil.test")
                                .GET())
                        .status())
                .isEqualTo(403);
        assertThat(api.send(api.request("/actuator/info").header("Origin", SHOP).GET())
                        .status())
                .as("the console is for no page but its own")
                .isEqualTo(403);
    }

    @Test
    void without_an_account_nobody_logs_in_with_a_password() {
        Api.Answer answer =
                api.authorized(TokensEndToEndTest.basic("operator", "local")).get("/actuator/info");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.response().headers().allValues("WWW-Authenticate"))
                .allMatch(login -> login.startsWith("Bearer"));
        assertThat(api.get("/actuator/info").status()).isEqualTo(200);
    }

    private static Path makeKey() throws IOException, InterruptedException {
        Path keys = directory.resolve("hub.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "hub",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=order-hub",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).as(said).isZero();
        return keys;
    }

    private static SSLContext trusting(Path keys) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("hub", store.getCertificate("hub"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
