package orderhub.config.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.camel.CamelContext;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks callers to come back while the routes are not there yet, or any more: Tomcat listens for longer than they run, and
 * a 404 would tell a caller never to try again.
 */
@Component
@Order(FilterOrder.STARTED)
class StartedFilter extends OncePerRequestFilter {

    private final CamelContext camel;
    private final ProblemWriter problems;
    private final ManagementPath management;

    StartedFilter(CamelContext camel, ProblemWriter problems, ManagementPath management) {
        this.camel = camel;
        this.problems = problems;
        this.management = management;
    }

    /** Probes are answered at all times: they say whether it has started. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return management.has(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (camel.getStatus().isStarted()) {
            chain.doFilter(request, response);
        } else {
            problems.write(request, response, ProblemKind.UNAVAILABLE);
        }
    }
}
