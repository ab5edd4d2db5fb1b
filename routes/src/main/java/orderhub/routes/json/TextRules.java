package orderhub.routes.json;

import java.text.Normalizer;

/**
 * Which text the hub takes from outside. It ends in tables, logs, messages and on screens, so it is one line of assigned
 * characters: no control characters (a line break among them), no halves of characters (lone surrogates), no private or
 * unassigned ones (as the JDK's Unicode has them), and none that turn the reading direction or separate lines, with which a text looks like
 * another. Joiners stay, because emoji and some scripts need them. It is kept in Unicode's composed form (NFC), so that the
 * same text is the same bytes.
 */
final class TextRules {

    private static final int ARABIC_LETTER_MARK = 0x061c;
    private static final int LEFT_TO_RIGHT_MARK = 0x200e;
    private static final int RIGHT_TO_LEFT_MARK = 0x200f;
    private static final int LINE_SEPARATOR = 0x2028;
    private static final int LAST_OVERRIDE = 0x202e;
    private static final int FIRST_ISOLATE = 0x2066;
    private static final int LAST_ISOLATE = 0x2069;
    private static final int BYTE_ORDER_MARK = 0xfeff;

    private TextRules() {}

    static boolean allows(String text) {
        return text.codePoints().allMatch(TextRules::allowsCharacter);
    }

    static String normalise(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static boolean allowsCharacter(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            default -> !turnsOrBreaks(character);
        };
    }

    private static boolean turnsOrBreaks(int character) {
        return character == ARABIC_LETTER_MARK
                || character == LEFT_TO_RIGHT_MARK
                || character == RIGHT_TO_LEFT_MARK
                || character == BYTE_ORDER_MARK
                || (character >= LINE_SEPARATOR && character <= LAST_OVERRIDE)
                || (character >= FIRST_ISOLATE && character <= LAST_ISOLATE);
    }
}
