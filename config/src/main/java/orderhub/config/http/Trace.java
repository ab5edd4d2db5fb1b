package orderhub.config.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The trace id of a request: the caller's, if it says one as W3C Trace Context has it; otherwise a new one. */
public final class Trace {

    /** Under which an answer names it. */
    public static final String HEADER = "X-Trace-Id";

    /** Under which lines of the log have it. */
    static final String MDC_KEY = "traceId";

    private static final String ATTRIBUTE = Trace.class.getName();
    private static final String CALLERS = "traceparent";

    /** Version, trace id, parent id, flags. A later version may add to it. */
    private static final Pattern TRACEPARENT =
            Pattern.compile("(?!ff)([0-9a-f]{2})-([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

    private static final String NO_TRACE = "0".repeat(32);

    private Trace() {}

    /** The request's trace id, 32 hexadecimal digits: always the same for one request. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String trace = callers(request);
        request.setAttribute(ATTRIBUTE, trace);
        return trace;
    }

    private static String callers(HttpServletRequest request) {
        Enumeration<String> values = request.getHeaders(CALLERS);
        if (values == null || !values.hasMoreElements()) {
            return random();
        }
        String value = values.nextElement();
        // Said twice it says nothing.
        return values.hasMoreElements() ? random() : parse(value);
    }

    private static String parse(String traceparent) {
        Matcher parts = TRACEPARENT.matcher(traceparent);
        boolean valid = parts.matches()
                && !parts.group(2).equals(NO_TRACE)
                && (parts.group(3) == null || !parts.group(1).equals("00"));
        return valid ? parts.group(2) : random();
    }

    private static String random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        // Never zero, which would be no trace.
        return "%016x%016x".formatted(random.nextLong(), random.nextLong() | 1);
    }
}
