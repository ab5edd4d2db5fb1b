package orderhub.routes.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import orderhub.routes.http.InvalidRequestException;
import orderhub.routes.http.MalformedBodyException;
import orderhub.schemas.api.Violation;
import org.apache.camel.Body;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body from outside before any contract does: one JSON value, no member twice, text as {@link TextRules} has it, and
 * nesting, numbers and names within {@link HubJson}'s bounds. What is left for the contract is what only it can know.
 */
public final class StrictBody {

    private static final JsonFactory JSON = HubJson.mapper()
            .getFactory()
            .copy()
            // The walk finds them itself, with their places.
            .disable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    /**
     * The body, with its text normalised.
     *
     * @throws MalformedBodyException if it is no JSON, or more than one value
     * @throws InvalidRequestException if it is JSON that no contract of ours allows, with all places found
     */
    public String read(@Body @Nullable String body) {
        if (body == null) {
            throw new MalformedBodyException();
        }
        StrictWalk walk = new StrictWalk();
        try (JsonParser parser = JSON.createParser(body)) {
            try {
                walk.through(parser);
            } catch (StreamConstraintsException tooMuch) {
                throw new InvalidRequestException(List.of(
                        new Violation(StrictWalk.pointer(parser), "limit", "This is too long, or nested too deep.")));
            }
            if (!walk.violations().isEmpty()) {
                throw new InvalidRequestException(walk.violations());
            }
            return walk.isNormal() ? body : NormalText.of(JSON, body);
        } catch (JsonProcessingException noJson) {
            throw new MalformedBodyException();
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory can be read", e);
        }
    }
}
