package orderhub.infra.local.wire;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call that a hub makes.
 *
 * @param path with its query
 * @param headers as they came
 * @param text its body
 */
public record Call(String method, String path, Map<String, List<String>> headers, String text) {

    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding", "http2-settings");

    /** What AWS calls the operations that change something. */
    private static final Set<String> WRITES = Set.of(
            "PutItem",
            "UpdateItem",
            "DeleteItem",
            "TransactWriteItems",
            "PutEvents",
            "SendMessage",
            "SendMessageBatch",
            "Publish");

    static Call read(HttpExchange exchange) throws IOException {
        return new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Map.copyOf(exchange.getRequestHeaders()),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    /** What is asked for, such as {@code PutEvents}; of what is no call to AWS the method and path. */
    public String operation() {
        Optional<String> target = header("X-Amz-Target");
        if (target.isPresent()) {
            return target.get().substring(target.get().lastIndexOf('.') + 1);
        }
        Matcher action = ACTION.matcher(text);
        return action.find() ? action.group(1) : method + " " + path;
    }

    /** Whether it is for that service, such as {@code DynamoDB}. */
    public boolean isFor(String service) {
        return header("X-Amz-Target").orElse("").startsWith(service);
    }

    /** Whether it changes something that outlives the hub. */
    public boolean isWrite() {
        return WRITES.contains(operation()) || operation().startsWith("POST ");
    }

    /** Whether its body has that in it. */
    public boolean mentions(String part) {
        return text.contains(part);
    }

    /** The same with another body. */
    public Call withText(String other) {
        return new Call(method, path, headers, other);
    }

    private Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().get(0))
                .findFirst();
    }

    HttpRequest to(URI target) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target.resolve(path)).method(method, BodyPublishers.ofString(text));
        headers.forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }
}
