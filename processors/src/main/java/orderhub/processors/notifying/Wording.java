package orderhub.processors.notifying;

import java.util.List;

/**
 * A message in words.
 *
 * @param subject one line
 * @param paragraphs without line ends
 */
public record Wording(String subject, List<String> paragraphs) {

    public Wording {
        paragraphs = List.copyOf(paragraphs);
    }

    /** The paragraphs as plain text, an empty line between two. */
    public String text() {
        return String.join("\n\n", paragraphs) + "\n";
    }
}
