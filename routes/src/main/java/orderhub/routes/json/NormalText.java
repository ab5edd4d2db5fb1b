package orderhub.routes.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;

/** Writes a JSON text anew with the text in it normalised, and everything else as it was. */
final class NormalText {

    private NormalText() {}

    static String of(JsonFactory factory, String json) throws IOException {
        StringWriter normal = new StringWriter();
        try (JsonParser parser = factory.createParser(json);
                JsonGenerator generator = factory.createGenerator(normal)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    generator.writeString(TextRules.normalise(parser.getText()));
                } else {
                    generator.copyCurrentEventExact(parser);
                }
            }
        }
        return normal.toString();
    }
}
