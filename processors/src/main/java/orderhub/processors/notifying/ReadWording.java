package orderhub.processors.notifying;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads a filled template: the first line is the subject, and empty lines part paragraphs. Whatever a customer is called,
 * nothing of it becomes a line of its own, let alone a header.
 */
public final class ReadWording implements Function<String, Wording> {

    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final Pattern EMPTY_LINES = Pattern.compile("\\R\\s*\\R");
    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cc}\\p{Z}]+");

    /** @throws IllegalArgumentException if there is no subject or nothing else */
    @Override
    public Wording apply(String filled) {
        String[] parts = LINE_END.split(filled.strip(), 2);
        List<String> paragraphs = parts.length < 2
                ? List.of()
                : Arrays.stream(EMPTY_LINES.split(parts[1].strip()))
                        .map(ReadWording::line)
                        .filter(paragraph -> !paragraph.isEmpty())
                        .toList();
        String subject = line(parts[0]);
        if (subject.isEmpty() || paragraphs.isEmpty()) {
            throw new IllegalArgumentException("a template has a subject and at least one paragraph");
        }
        return new Wording(subject, paragraphs);
    }

    private static String line(String text) {
        return NO_TEXT.matcher(text).replaceAll(" ").strip();
    }
}
