import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Places an order and follows it to its end, with nothing but the JDK (17 or newer).
 *
 * <pre>HUB_TOKEN=… java Client.java ../orders/good.json</pre>
 *
 * HUB_URL: the hub (http://127.0.0.1:8080). HUB_TOKEN: a token with orders:read and orders:write. ORDER_KEY: the
 * Idempotency-Key; give the one of before to go on where an earlier run ended. Ends with 0 if the order is shipped, with
 * 1 if it is refused, with 2 if the hub cannot be asked or the order takes longer than a minute.
 */
public final class Client {

    private static final Map<String, String> ENV = System.getenv();
    private static final URI HUB = URI.create(ENV.getOrDefault("HUB_URL", "http://127.0.0.1:8080"));
    private static final String KEY = ENV.getOrDefault("ORDER_KEY", UUID.randomUUID().toString());
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    public static void main(String[] args) throws Exception {
        HttpRequest.Builder order = HttpRequest.newBuilder(HUB.resolve("/orders"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", KEY)
                .POST(HttpRequest.BodyPublishers.ofFile(Path.of(args[0])));
        String place = ask(order, 202).headers().firstValue("Location").orElseThrow();
        System.out.println("taken: " + place);
        for (int second = 0; second < 60; second++) {
            String body = ask(HttpRequest.newBuilder(HUB.resolve(place)), 200).body();
            String status = member("status", body);
            if (status.equals("SHIPPED")) {
                System.out.println("SHIPPED as " + member("trackingId", body));
                System.exit(0);
            } else if (status.matches("REJECTED|EXPIRED|CANCELLED")) {
                System.out.println(status + ": " + member("reason", body));
                System.exit(1);
            }
            Thread.sleep(1000);
        }
        end(2, "not at its end after a minute; look at " + place + " later");
    }

    /**
     * Sends a request until an answer settles it: not after a lost connection, a 429 or a fault of the hub's. That is safe
     * because each attempt has the same key.
     */
    private static HttpResponse<String> ask(HttpRequest.Builder request, int expected) throws InterruptedException {
        if (ENV.containsKey("HUB_TOKEN")) {
            request.setHeader("Authorization", "Bearer " + ENV.get("HUB_TOKEN"));
        }
        for (int attempt = 1; attempt <= 6; attempt++) {
            long pauseS = attempt;
            String why = "no answer";
            try {
                HttpResponse<String> answer = HTTP.send(
                        request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
                int status = answer.statusCode();
                if (status == expected) {
                    return answer;
                } else if (status != 429 && status < 500) {
                    // A problem document: type and errors are for programs, the rest is for people.
                    end(1, "refused with " + status + ": " + answer.body());
                }
                pauseS = answer.headers().firstValueAsLong("Retry-After").orElse(attempt);
                why = Integer.toString(status);
            } catch (IOException lost) {
                why = lost.toString();
            }
            System.err.println("attempt " + attempt + ": " + why + ", again in " + pauseS + " s");
            Thread.sleep(1000 * pauseS);
        }
        end(2, "the hub could not be asked; go on later with ORDER_KEY=" + KEY);
        throw new AssertionError("it has ended");
    }

    /** The JDK has no JSON; use a library for more than this. */
    private static String member(String name, String json) {
        Matcher found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
        return found.find() ? found.group(1) : "";
    }

    private static void end(int status, String why) {
        System.err.println(why);
        System.exit(status);
    }
}
