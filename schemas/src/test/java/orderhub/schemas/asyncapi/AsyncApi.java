package orderhub.schemas.asyncapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import orderhub.schemas.Examples;

/** {@code schemas/asyncapi.yaml}, with references to files read from where it lies. */
public final class AsyncApi {

    private static final Path FILE = Examples.folder().resolveSibling("asyncapi.yaml");

    private final JsonNode document;

    private AsyncApi(JsonNode document) {
        this.document = document;
    }

    /** The document as it stands. */
    public static AsyncApi read() {
        return new AsyncApi(parse(FILE, new YAMLMapper()));
    }

    /** All of it. */
    public JsonNode document() {
        return document;
    }

    /** The channels by their addresses: names of queues, the topic and the bus. */
    public Stream<Channel> channels() {
        return document.path("channels").properties().stream().map(channel -> new Channel(this, channel));
    }

    /** What a reference leads to, in this document or in another file; missing where nothing is there. */
    JsonNode at(String ref) {
        String[] parts = ref.split("#", 2);
        JsonNode file = parts[0].isEmpty() ? document : parse(FILE.resolveSibling(parts[0]), new ObjectMapper());
        return parts.length == 1 ? file : file.at(parts[1]);
    }

    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? resolved(at(node.get("$ref").asText())) : node;
    }

    private static JsonNode parse(Path file, ObjectMapper mapper) {
        try {
            return mapper.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somewhere that messages go through. */
    public record Channel(AsyncApi of, String name, JsonNode node) {

        Channel(AsyncApi of, Map.Entry<String, JsonNode> entry) {
            this(of, entry.getKey(), entry.getValue());
        }

        /** The name of the queue, the topic or the bus. */
        public String address() {
            return node.path("address").asText();
        }

        /** By which service messages get there: sqs, sns or eventbridge. */
        public String protocol() {
            String ref = node.at("/servers/0/$ref").asText();
            return of.at(ref).path("protocol").asText();
        }

        /** The messages that go through it. */
        public List<JsonNode> messages() {
            return node.path("messages").properties().stream()
                    .map(message -> of.resolved(message.getValue()))
                    .toList();
        }

        /** What SQS is told of the queue. */
        public JsonNode queue() {
            return node.at("/bindings/sqs/queue");
        }

        /** The kinds of event that may come, in whatever envelope; none where nothing is said of kinds. */
        public Set<String> detailTypes() {
            Set<String> types = new TreeSet<>();
            for (JsonNode message : messages()) {
                for (JsonNode part : message.at("/payload/allOf")) {
                    JsonNode type = part.at("/properties/detail-type");
                    type.path("enum").forEach(kind -> types.add(kind.asText()));
                    if (type.has("const")) {
                        types.add(type.get("const").asText());
                    }
                }
            }
            return types;
        }

        /** The only lane that the events may name; empty where nothing is said of lanes. */
        public String lane() {
            return messages().stream()
                    .flatMap(message -> message.findValues("lane").stream())
                    .map(lane -> lane.path("const").asText())
                    .findFirst()
                    .orElse("");
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
