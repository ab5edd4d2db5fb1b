package orderhub.schemas.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One operation of the contract.
 *
 * @param method in capitals
 * @param path with its parameters in braces
 * @param node what the contract says of it
 */
public record ApiOperation(String method, String path, JsonNode node) {

    /** A value of a parameter that is not written in some odd way. How the server reads others is its own matter. */
    private static final String PLAIN = "(?!\\.{1,2}$)[A-Za-z0-9._~-]+";

    static ApiOperation of(String method, String path, JsonNode node) {
        return new ApiOperation(method.toUpperCase(Locale.ROOT), path, node);
    }

    /** Its name, which is that of the route that it calls. */
    public String id() {
        return node.path("operationId").asText();
    }

    /** Media types of the body that it takes; none where it takes no body. */
    public Set<String> consumes() {
        Set<String> types = new TreeSet<>();
        node.at("/requestBody/content").fieldNames().forEachRemaining(types::add);
        return types;
    }

    /** Whether it takes no request without a body. */
    public boolean needsBody() {
        return node.at("/requestBody/required").asBoolean();
    }

    /** Whether it is only for those who bring a token. */
    public boolean needsToken() {
        return !node.path("security").isEmpty();
    }

    /** The scopes that a token needs for it; none where it needs no token. */
    public List<String> scopes() {
        List<String> scopes = new ArrayList<>();
        node.at("/security/0/bearerAuth").forEach(scope -> scopes.add(scope.asText()));
        return scopes;
    }

    /** The statuses that it may answer with. */
    public Set<String> statuses() {
        Set<String> statuses = new TreeSet<>();
        node.path("responses").fieldNames().forEachRemaining(statuses::add);
        return statuses;
    }

    /** Whether a path that somebody asked for is this one. */
    boolean isAt(String asked) {
        return Pattern.matches(
                Arrays.stream(path.split("/", -1))
                        .map(part -> part.startsWith("{") ? PLAIN : Pattern.quote(part))
                        .collect(Collectors.joining("/")),
                asked);
    }

    /** A path is rather the one that is written out than one with parameters. */
    int parameters() {
        return (int) path.chars().filter(character -> character == '{').count();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
