package orderhub.routes.batch;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import orderhub.routes.http.InvalidRequestException;
import orderhub.schemas.api.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Takes a batch apart, and leaves each order's text as it was sent: it is read as if it had come alone, so that one that
 * is broken spoils no other.
 */
public final class ReadBatch {

    private static final String NDJSON = "application/x-ndjson";

    private final ObjectMapper json;

    /** @param json reads with the hub's limits */
    public ReadBatch(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The orders, in their order.
     *
     * @param contentType of the body: {@value #NDJSON}, an order a line; or else a JSON array
     * @param most how many orders a batch may have
     * @throws BatchUnreadableException if it is to be a JSON array, and is no JSON
     * @throws InvalidRequestException if there is no order, there are too many, or it is no array
     */
    public List<BatchOrder> apply(@Nullable String body, @Nullable String contentType, int most) {
        String text = body == null ? "" : body;
        boolean lines = contentType != null
                && contentType.strip().toLowerCase(Locale.ROOT).startsWith(NDJSON);
        List<String> orders = lines ? lines(text, most) : elements(text, most);
        if (orders.isEmpty()) {
            throw invalid("minItems", "There are too few of these.");
        }
        List<BatchOrder> batch = new ArrayList<>();
        orders.forEach(order -> batch.add(new BatchOrder(batch.size(), order)));
        return batch;
    }

    /** Empty lines are none, as NDJSON has it; so the last may end like the others. */
    private static List<String> lines(String text, int most) {
        List<String> lines =
                text.lines().filter(line -> !line.isBlank()).limit(most + 1L).toList();
        if (lines.size() > most) {
            throw tooMany();
        }
        return lines;
    }

    private List<String> elements(String text, int most) {
        List<String> elements = new ArrayList<>();
        try (JsonParser parser = json.getFactory().createParser(text)) {
            // A member that stands twice is the fault of its order alone.
            parser.disable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_ARRAY) {
                throw first == null ? new BatchUnreadableException() : invalid("type", "This has the wrong JSON type.");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (elements.size() == most) {
                    throw tooMany();
                }
                int from = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                parser.finishToken();
                elements.add(text.substring(from, (int) parser.currentLocation().getCharOffset()));
            }
            if (parser.nextToken() != null) {
                throw new BatchUnreadableException();
            }
            return elements;
        } catch (IOException malformed) {
            throw new BatchUnreadableException();
        }
    }

    private static InvalidRequestException tooMany() {
        return invalid("maxItems", "There are too many of these.");
    }

    private static InvalidRequestException invalid(String code, String message) {
        return new InvalidRequestException(List.of(new Violation("", code, message)));
    }
}
