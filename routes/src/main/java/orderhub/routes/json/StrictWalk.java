package orderhub.routes.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import orderhub.routes.http.MalformedBodyException;
import orderhub.routes.http.Pointer;
import orderhub.schemas.api.Violation;

/** One walk over the tokens of a JSON text. */
final class StrictWalk {

    private final Deque<Set<String>> names = new ArrayDeque<>();
    private final List<Violation> violations = new ArrayList<>();
    private boolean normal = true;

    void through(JsonParser parser) throws IOException {
        int values = 0;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            see(token, parser);
            boolean ended = !token.isStructStart() && parser.getParsingContext().inRoot();
            values += ended ? 1 : 0;
        }
        if (values != 1) {
            throw new MalformedBodyException();
        }
    }

    /** All that was found, by its places in the text. */
    List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** Whether every text is in its normal form already. */
    boolean isNormal() {
        return normal;
    }

    private void see(JsonToken token, JsonParser parser) throws IOException {
        switch (token) {
            case START_OBJECT -> names.push(new HashSet<>());
            case END_OBJECT -> names.pop();
            case FIELD_NAME -> seeName(parser);
            case VALUE_STRING -> seeText(parser);
            default -> {
                // Numbers have been held to their length by the parser; the rest has no content.
            }
        }
    }

    private void seeName(JsonParser parser) throws IOException {
        String name = parser.currentName();
        if (!names.element().add(name)) {
            violations.add(new Violation(pointer(parser), "duplicate", "This member stands here more than once."));
        }
        requireAllowed(name, parser);
    }

    private void seeText(JsonParser parser) throws IOException {
        String text = parser.getText();
        requireAllowed(text, parser);
        normal &= TextRules.normalise(text).equals(text);
    }

    private void requireAllowed(String text, JsonParser parser) {
        if (!TextRules.allows(text)) {
            violations.add(new Violation(pointer(parser), "text", "This has characters that are not allowed."));
        }
    }

    static String pointer(JsonParser parser) {
        return pointer(parser.getParsingContext()).text();
    }

    private static Pointer pointer(JsonStreamContext place) {
        JsonStreamContext above = place.getParent();
        if (above == null) {
            return Pointer.ROOT;
        }
        Pointer pointer = pointer(above);
        if (place.inObject()) {
            String name = place.getCurrentName();
            return name == null ? pointer : pointer.then(name);
        }
        return place.hasCurrentIndex() ? pointer.then(Integer.toString(place.getCurrentIndex())) : pointer;
    }
}
