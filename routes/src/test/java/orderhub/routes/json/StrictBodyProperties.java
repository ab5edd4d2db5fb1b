package orderhub.routes.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.text.Normalizer;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import orderhub.routes.http.InvalidRequestException;
import orderhub.routes.http.MalformedBodyException;

/** Whatever text comes from outside. */
class StrictBodyProperties {

    private final ObjectMapper json = new ObjectMapper();
    private final StrictBody strict = new StrictBody();

    @Property
    void any_text_is_read_or_refused_and_never_a_fault(@ForAll String body) {
        try {
            assertThat(strict.read(body)).isNotNull();
        } catch (MalformedBodyException | InvalidRequestException refused) {
            assertThat(refused).hasNoCause();
        }
    }

    @Property
    void what_is_read_says_the_same_in_composed_form(@ForAll String text) throws JsonProcessingException {
        String body = json.writeValueAsString(Map.of("text", text));
        try {
            String read = json.readTree(strict.read(body)).get("text").textValue();
            assertThat(read).isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFC));
            assertThat(read.chars()).noneMatch(Character::isISOControl);
        } catch (InvalidRequestException refused) {
            assertThat(TextRules.allows(text)).isFalse();
        }
    }
}
