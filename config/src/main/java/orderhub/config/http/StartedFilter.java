package orderhub.config.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks callers to come back while the routes are not there yet, or any more: Tomcat listens for longer than they run, and
 * a 404 would tell a caller never to try again.
 */
@Component
@Order(SecurityProperties.DEFAULT_FILTER_ORDER + 1)
class StartedFilter extends OncePerRequestFilter {

    private static final String PROBLEM = "{\"type\":\"urn:orderhub:problem:unavailable\","
            + "\"title\":\"The service is temporarily unavailable\",\"status\":503,\"detail\":\"Starting or stopping. Try again.\"}";

    private final CamelContext camel;
    private final String retryAfterS;
    private final String managementPath;

    StartedFilter(
            CamelContext camel,
            @Value("${hub.api.retry-after-s}") String retryAfterS,
            @Value("${management.endpoints.web.base-path:/actuator}") String managementPath) {
        this.camel = camel;
        this.retryAfterS = retryAfterS;
        this.managementPath = managementPath;
    }

    /** Probes are answered at all times: they say whether it has started. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith(managementPath + "/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (camel.getStatus().isStarted()) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/problem+json");
        response.setHeader("Retry-After", retryAfterS);
        response.getOutputStream().write(PROBLEM.getBytes(StandardCharsets.UTF_8));
    }
}
