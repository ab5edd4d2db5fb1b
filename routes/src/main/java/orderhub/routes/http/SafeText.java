package orderhub.routes.http;

import java.util.regex.Pattern;

/** What of a request may stand in an answer or in the log. */
public final class SafeText {

    /** The longest path of the contract, with ids, is half as long. */
    private static final int MAX_PATH_LENGTH = 200;

    private static final Pattern UNSAFE_IN_PATHS = Pattern.compile("[^A-Za-z0-9/_.~%-]");

    private SafeText() {}

    /** A path without anything that could be markup or steer a terminal, and not at any length. */
    public static String path(String path) {
        String start = path.substring(0, Math.min(path.length(), MAX_PATH_LENGTH));
        return UNSAFE_IN_PATHS.matcher(start).replaceAll("");
    }
}
