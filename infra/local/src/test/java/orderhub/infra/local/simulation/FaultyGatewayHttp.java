package orderhub.infra.local.simulation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;

/** The way of a hub to the payment gateway, through the {@link Network}. */
final class FaultyGatewayHttp implements HttpClientConfigurer, ExecChainHandler {

    private static final String KEY = "Idempotency-Key";

    private final HttpClient wire = HttpClient.newHttpClient();
    private final URI gateway;
    private final Network network;
    private final UnaryOperator<String> rewriteKey;

    /** @param rewriteKey the key that is really sent; for planted bugs */
    FaultyGatewayHttp(URI gateway, Network network, UnaryOperator<String> rewriteKey) {
        this.gateway = gateway;
        this.network = network;
        this.rewriteKey = rewriteKey;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        builder.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .addExecInterceptorFirst("simulation", this);
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        String body = request.getEntity() == null ? "" : EntityUtils.toString(request.getEntity());
        String key = header(request, KEY);
        String path = request.getPath();
        Call call = new Call(operation(path), path + " " + key + " " + body);
        HttpRequest.Builder forwarded = HttpRequest.newBuilder(gateway.resolve(path))
                .header("Authorization", header(request, "Authorization"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            forwarded.header(KEY, rewriteKey.apply(key));
        }
        return network.send(call, () -> sent(forwarded.build()), unavailable());
    }

    private static String operation(String path) {
        if (path.endsWith("/cancel")) {
            return "cancel";
        }
        return path.contains("refund") ? "refund" : "charge";
    }

    private ClassicHttpResponse sent(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> answer = wire.send(request, HttpResponse.BodyHandlers.ofString());
            return response(answer.statusCode(), answer.body());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    private static Network.Answers<ClassicHttpResponse> unavailable() {
        return new Network.Answers<>() {
            @Override
            public ClassicHttpResponse throttled() {
                return response(503, "{\"error\":{\"type\":\"api_error\",\"message\":\"Try again\"}}");
            }

            @Override
            public ClassicHttpResponse acknowledged() {
                return throttled();
            }

            @Override
            public ClassicHttpResponse partly() {
                return throttled();
            }
        };
    }

    private static ClassicHttpResponse response(int status, String body) {
        BasicClassicHttpResponse response = new BasicClassicHttpResponse(status);
        response.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON.withCharset(StandardCharsets.UTF_8)));
        return response;
    }

    private static String header(ClassicHttpRequest request, String name) {
        Header header = request.getFirstHeader(name);
        return header == null ? "" : header.getValue();
    }
}
