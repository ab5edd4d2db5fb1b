package orderhub.config.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what another site's page makes an operator's browser ask: it sends the password along by itself. Browsers say
 * where a request is from; for those that do not, nothing is done by a mere GET, and a foreign origin is refused by CORS.
 */
final class OwnPagesFilter extends OncePerRequestFilter {

    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final Refusals refusals;
    private final Pattern jolokia;
    private final Pattern reading;

    /** @param managementPath below which console and metrics are */
    OwnPagesFilter(Refusals refusals, String managementPath) {
        this.refusals = refusals;
        String path = Pattern.quote(managementPath) + "(/hawtio)?/jolokia";
        this.jolokia = Pattern.compile(path + "(/.*)?");
        this.reading = Pattern.compile(path + "(/?|/(read|list|search|version)(/.*)?)");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean get = request.getMethod().equals("GET");
        boolean console = jolokia.matcher(request.getRequestURI()).matches();
        if (isFromElsewhere(request) && !(get && !console && isOpened(request))) {
            refusals.forbid(request, response, new AccessDeniedException("asked by a page of another site"));
        } else if (get && console && !isReading(request)) {
            refusals.forbid(request, response, new AccessDeniedException("a GET would do something"));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isFromElsewhere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !OWN.contains(site);
    }

    /** Somebody followed a link: they see the page, the site that has the link does not. */
    private static boolean isOpened(HttpServletRequest request) {
        return "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                && "document".equals(request.getHeader("Sec-Fetch-Dest"));
    }

    /** Jolokia takes its path from the parameter p as well. */
    private boolean isReading(HttpServletRequest request) {
        return reading.matcher(request.getRequestURI()).matches() && request.getParameter("p") == null;
    }
}
