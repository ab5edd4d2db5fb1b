package orderhub.config.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request that says who asks, in headers that only the hub can set. Whatever came from outside under such a name is not
 * there, be it as a header or as a parameter: Camel makes the one of the other.
 */
final class CallerRequest extends HttpServletRequestWrapper {

    private static final String OURS = "hub-";

    private final Map<String, String> caller;

    /** @param caller the headers that say who asks, by name in lower case; empty if it is nobody */
    CallerRequest(HttpServletRequest request, Map<String, String> caller) {
        super(request);
        this.caller = Map.copyOf(caller);
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isOurs(name) ? caller.get(lower(name)) : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        if (!isOurs(name)) {
            return super.getHeaders(name);
        }
        String value = caller.get(lower(name));
        return Collections.enumeration(value == null ? List.of() : List.of(value));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        Stream<String> others =
                Collections.list(super.getHeaderNames()).stream().filter(name -> !isOurs(name));
        return Collections.enumeration(
                Stream.concat(others, caller.keySet().stream()).toList());
    }

    @Override
    public @Nullable String getParameter(String name) {
        return isOurs(name) ? null : super.getParameter(name);
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return isOurs(name) ? null : super.getParameterValues(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        Map<String, String[]> others = new LinkedHashMap<>(super.getParameterMap());
        others.keySet().removeIf(CallerRequest::isOurs);
        return Collections.unmodifiableMap(others);
    }

    private static boolean isOurs(String name) {
        return lower(name).startsWith(OURS);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
