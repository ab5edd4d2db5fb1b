package orderhub.infra.local.hub;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A caller who reads a stream of server-sent events, as a browser does. */
final class EventReader implements AutoCloseable {

    private final HttpResponse<InputStream> response;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reading = new Thread(this::read, "reads-events");

    private EventReader(HttpResponse<InputStream> response) {
        this.response = response;
    }

    static EventReader of(HttpResponse<InputStream> response) {
        EventReader reader = new EventReader(response);
        reader.reading.setDaemon(true);
        reader.reading.start();
        return reader;
    }

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** Whether the hub has ended the stream. */
    boolean ended() {
        return !reading.isAlive();
    }

    List<String> ids() {
        return values("id: ");
    }

    List<String> types() {
        return values("event: ");
    }

    List<String> data() {
        return values("data: ");
    }

    /** Comments, which a browser passes over. */
    long heartbeats() {
        return lines.stream().filter(":"::equals).count();
    }

    private List<String> values(String field) {
        return lines.stream()
                .filter(line -> line.startsWith(field))
                .map(line -> line.substring(field.length()))
                .toList();
    }

    private void read() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            in.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException cutOff) {
            lines.add("cut off");
        }
    }

    boolean cutOff() {
        return lines.contains("cut off");
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
