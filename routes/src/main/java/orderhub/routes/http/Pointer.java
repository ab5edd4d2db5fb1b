package orderhub.routes.http;

import java.util.regex.Pattern;

/**
 * A JSON Pointer (RFC 6901) that repeats nothing of what a caller sent but names of members, and those only if they look
 * like names: a place below a member with any other name is told by the last place above it.
 */
public final class Pointer {

    /** The whole body. */
    public static final Pointer ROOT = new Pointer("", false);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.~/-]{1,64}");

    private final String text;
    private final boolean ended;

    private Pointer(String text, boolean ended) {
        this.text = text;
        this.ended = ended;
    }

    /**
     * A place below this one.
     *
     * @param name of a member, or the index of an element
     */
    public Pointer then(String name) {
        if (ended || !NAME.matcher(name).matches()) {
            return new Pointer(text, true);
        }
        return new Pointer(text + "/" + name.replace("~", "~0").replace("/", "~1"), false);
    }

    /** As it stands in an answer. */
    public String text() {
        return text;
    }
}
