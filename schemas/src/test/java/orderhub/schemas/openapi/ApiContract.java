package orderhub.schemas.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The OpenAPI document, read from the class path as the hub reads it. */
public final class ApiContract {

    private static final String FILE = "/orderhub/schemas/openapi.yaml";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final ApiContract READ = new ApiContract(ClassPath.text(FILE));

    private final String text;
    private final JsonNode document;
    private final List<ApiOperation> operations;

    private ApiContract(String text) {
        this.text = text;
        this.document = parse(text);
        this.operations = operationsOf(document);
    }

    /** The contract as it stands. */
    public static ApiContract read() {
        return READ;
    }

    /** A contract of a text, for tests of what checks against one. */
    static ApiContract of(String text) {
        return new ApiContract(text);
    }

    /** What is written in it. */
    public String text() {
        return text;
    }

    /** The same as a tree. */
    public JsonNode document() {
        return document;
    }

    /** Every operation, in the order of the document. */
    public List<ApiOperation> operations() {
        return operations;
    }

    /** What a {@code $ref} into the document stands for, or the node itself where it is none. */
    public JsonNode resolved(JsonNode node) {
        String ref = node.path("$ref").asText();
        return ref.isEmpty() ? node : resolved(at(ref));
    }

    /** @param ref like {@code #/components/schemas/Order}; a missing node where nothing is there */
    JsonNode at(String ref) {
        return document.at(ref.substring(1));
    }

    private static List<ApiOperation> operationsOf(JsonNode document) {
        List<ApiOperation> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    found.add(ApiOperation.of(operation.getKey(), path.getKey(), operation.getValue()));
                }
            }
        }
        return List.copyOf(found);
    }

    private static JsonNode parse(String yaml) {
        try {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
