package orderhub.schemas.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Holds answers to the contract: the status is one that the operation may answer with, and so are the media type, the
 * headers and the body. Answers to paths outside the contract are nobody's business here. Thread-safe.
 */
public final class AnswerCheck {

    private static final String RESPONSES = "/components/responses/";

    /** What is said of a request before anybody knows which operation it asks for. */
    private static final Map<Integer, String> BEFORE = Map.of(
            408, "RequestTimeout",
            415, "UnsupportedMediaType",
            431, "HeadersTooLarge",
            501, "NotImplemented",
            505, "VersionNotSupported");

    /** A method that a path does not have is refused, unless something before that refuses whatever comes. */
    private static final Map<Integer, String> ELSEWHERE = Map.of(
            400, "BadRequest",
            401, "Unauthorized",
            403, "Forbidden",
            405, "MethodNotAllowed",
            413, "ContentTooLarge",
            429, "TooManyRequests",
            503, "Unavailable");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AnswerCheck OF_THE_HUB = new AnswerCheck(ApiContract.read());

    private final ApiContract contract;
    private final ApiSchemas schemas;

    AnswerCheck(ApiContract contract) {
        this.contract = contract;
        this.schemas = new ApiSchemas(contract);
    }

    /** The check against the contract as it stands. */
    public static AnswerCheck ofTheHub() {
        return OF_THE_HUB;
    }

    /**
     * Lets an answer pass that keeps to the contract.
     *
     * @throws AssertionError if it does not, with all that is wrong
     */
    public void require(Answer answer) {
        List<String> findings = findings(answer);
        if (!findings.isEmpty()) {
            throw new AssertionError(answer + " breaks openapi.yaml:\n  " + String.join("\n  ", findings) + "\n"
                    + answer.headers() + "\n" + answer.body());
        }
    }

    /** All that is wrong with an answer. */
    List<String> findings(Answer answer) {
        List<ApiOperation> there = contract.operations().stream()
                .filter(operation -> operation.isAt(answer.path()))
                .sorted(Comparator.comparingInt(ApiOperation::parameters))
                .toList();
        if (there.isEmpty() || answer.method().equals("OPTIONS")) {
            return List.of();
        }
        String method = answer.isHead() ? "GET" : answer.method();
        Optional<ApiOperation> asked = there.stream()
                .filter(operation -> operation.method().equals(method))
                .findFirst();
        return asked.isPresent() ? findings(answer, asked.get()) : findingsElsewhere(answer);
    }

    private List<String> findings(Answer answer, ApiOperation operation) {
        String status = Integer.toString(answer.status());
        if (!operation.statuses().contains(status) && BEFORE.containsKey(answer.status())) {
            return findings(answer, RESPONSES + BEFORE.get(answer.status()));
        }
        if (!operation.statuses().contains(status)) {
            return List.of(operation + " has no status " + status + ", only " + operation.statuses());
        }
        String pointer = "/paths/" + escape(operation.path()) + "/"
                + operation.method().toLowerCase(Locale.ROOT) + "/responses/" + status;
        return findings(answer, pointer);
    }

    private List<String> findingsElsewhere(Answer answer) {
        String response = ELSEWHERE.getOrDefault(answer.status(), BEFORE.get(answer.status()));
        return response == null
                ? List.of("a method that the path does not have is answered with one of " + ELSEWHERE.keySet())
                : findings(answer, RESPONSES + response);
    }

    private List<String> findings(Answer answer, String pointer) {
        String at = target(pointer);
        List<String> findings = new ArrayList<>();
        for (Map.Entry<String, JsonNode> header :
                contract.document().at(at + "/headers").properties()) {
            findings.addAll(headerFindings(answer, header.getKey(), at + "/headers/" + escape(header.getKey())));
        }
        if (!answer.isHead()) {
            findings.addAll(bodyFindings(answer, at + "/content"));
        }
        return findings;
    }

    private List<String> headerFindings(Answer answer, String name, String pointer) {
        String at = target(pointer);
        Optional<String> value = answer.header(name);
        if (value.isEmpty()) {
            boolean required = contract.document().at(at).path("required").asBoolean();
            return required ? List.of("the header " + name + " is missing") : List.of();
        }
        return schemas
                .findings(at + "/schema", typed(value.get(), contract.document().at(at + "/schema")))
                .stream()
                .map(finding -> "header " + name + ": " + finding)
                .toList();
    }

    private List<String> bodyFindings(Answer answer, String pointer) {
        JsonNode types = contract.document().at(pointer);
        if (types.isMissingNode() || types.isEmpty()) {
            return answer.body().isEmpty() ? List.of() : List.of("there is a body where none may be");
        }
        if (!types.has(answer.mediaType())) {
            List<String> known = new ArrayList<>();
            types.fieldNames().forEachRemaining(known::add);
            return List.of("the body is '" + answer.mediaType() + "', not one of " + known);
        }
        if (!answer.mediaType().endsWith("json")) {
            return answer.body().isEmpty() ? List.of("the body is empty") : List.of();
        }
        try {
            JsonNode body = JSON.readTree(answer.body());
            return schemas.findings(pointer + "/" + escape(answer.mediaType()) + "/schema", body).stream()
                    .map(finding -> "body: " + finding)
                    .toList();
        } catch (JsonProcessingException e) {
            return List.of("the body is no JSON: " + e.getOriginalMessage());
        }
    }

    /** Where the thing itself is, which a pointer may lead to by a reference. */
    private String target(String pointer) {
        String ref = contract.document().at(pointer).path("$ref").asText();
        return ref.isEmpty() ? pointer : target(ref.substring(1));
    }

    /** A header is text; its schema says what is written in it. */
    private static JsonNode typed(String value, JsonNode schema) {
        boolean text = schema.path("type").asText("string").equals("string");
        try {
            return text ? TextNode.valueOf(value) : JSON.readTree(value);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(value);
        }
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
