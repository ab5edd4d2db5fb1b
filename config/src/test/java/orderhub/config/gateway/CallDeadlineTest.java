package orderhub.config.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallDeadlineTest {

    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/quick", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("ok".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.createContext("/trickle", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (!over.await(20, TimeUnit.MILLISECONDS)) {
                    body.write(' ');
                    body.flush();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void an_answer_that_trickles_for_ever_is_cut_off() throws IOException {
        try (CallDeadline deadline = new CallDeadline(Duration.ofMillis(200));
                CloseableHttpClient client = client(deadline)) {
            assertThatThrownBy(() -> get(client, "/trickle")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void calls_that_are_over_in_time_are_left_alone() throws IOException {
        try (CallDeadline deadline = new CallDeadline(Duration.ofMinutes(1));
                CloseableHttpClient client = client(deadline)) {
            assertThat(get(client, "/quick")).isEqualTo("ok");
            assertThat(get(client, "/quick")).isEqualTo("ok");
        }
    }

    private static CloseableHttpClient client(CallDeadline deadline) {
        return HttpClientBuilder.create()
                .disableAutomaticRetries()
                .addExecInterceptorFirst("deadline", deadline)
                .build();
    }

    private String get(CloseableHttpClient client, String path) throws IOException {
        HttpGet request = new HttpGet("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return client.execute(request, response -> EntityUtils.toString(response.getEntity()));
    }
}
