package orderhub.processors.deadletters;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Leaves out of a failure's message what differs from one message to the next: ids and numbers. */
public final class NormaliseMessage implements UnaryOperator<String> {

    /** A UUID; or letters and digits, perhaps with hyphens, 16 of them and among them a digit: a request's id. */
    private static final Pattern ID = Pattern.compile("\\b(?:\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}"
            + "|(?=[A-Za-z0-9_-]*[0-9])[A-Za-z0-9][A-Za-z0-9_-]{14,}[A-Za-z0-9])\\b");

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern BLANK = Pattern.compile("\\s+");

    @Override
    public String apply(String message) {
        String withoutIds = ID.matcher(message).replaceAll("<id>");
        String withoutNumbers = NUMBER.matcher(withoutIds).replaceAll("<n>");
        return BLANK.matcher(withoutNumbers).replaceAll(" ").strip();
    }
}
