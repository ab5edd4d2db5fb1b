package orderhub.processors.deadletters;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Makes a failure's message fit to be kept beside the failed message: on one line, of bounded length, and without what
 * was quoted from a message or typed by a customer. Rather too much is left out than too little: from the first quote to
 * the last of its kind.
 */
public final class RedactMessage implements UnaryOperator<String> {

    /** Characters kept; enough for any message of the hub's own exceptions. */
    public static final int MAX_LENGTH = 300;

    /** How much of a message is looked at: a parser's may quote all of its input. */
    private static final int MAX_READ = 4_000;

    private static final Pattern BLANK = Pattern.compile("[\\p{C}\\p{Z}\\s&&[^\\p{Cf}]]+");
    private static final Pattern DOUBLE_QUOTED = Pattern.compile("\"(.*\"|.*$)", Pattern.DOTALL);
    // An apostrophe within a word quotes nothing.
    private static final Pattern SINGLE_QUOTED = Pattern.compile("(?<![\\p{L}\\p{N}])'(.*'|.*$)", Pattern.DOTALL);
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");

    @Override
    public String apply(String message) {
        String text = message.length() > MAX_READ ? message.substring(0, MAX_READ) : message;
        text = BLANK.matcher(text).replaceAll(" ").strip();
        text = DOUBLE_QUOTED.matcher(text).replaceAll("\"…\"");
        text = SINGLE_QUOTED.matcher(text).replaceAll("'…'");
        text = EMAIL.matcher(text).replaceAll("…");
        return text.length() > MAX_LENGTH ? text.substring(0, end(text)) : text;
    }

    /** A character that takes two places is not cut in half. */
    private static int end(String text) {
        return Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
    }
}
