package orderhub.config.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a body that is larger than any order, before it is read into memory: by its length, or when it gets there. */
@Component
class BodyLimitFilter extends OncePerRequestFilter {

    private final long maxBytes;
    private final String managementPath;

    BodyLimitFilter(
            @Value("${hub.api.max-body-bytes}") long maxBytes,
            @Value("${management.endpoints.web.base-path:/actuator}") String managementPath) {
        this.maxBytes = maxBytes;
        this.managementPath = managementPath;
    }

    /** hawtio asks for all of its MBeans at once, in a body far larger than any order. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith(managementPath + "/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > maxBytes) {
            refuse(request, response);
            return;
        }
        LimitedRequest limited = new LimitedRequest(request, maxBytes);
        try {
            chain.doFilter(limited, response);
        } catch (IOException | ServletException | RuntimeException e) {
            if (!limited.exceeded() || response.isCommitted()) {
                throw e;
            }
        }
        if (limited.exceeded() && !response.isCommitted()) {
            response.reset();
            refuse(request, response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        response.setContentType("application/problem+json");
        // The rest of the body is not read; the connection cannot be used again.
        response.setHeader("Connection", "close");
        String problem = "{\"type\":\"urn:orderhub:problem:body-too-large\",\"title\":\"The body is too large\","
                + "\"status\":413,\"detail\":\"Send at most " + maxBytes + " bytes.\",\"instance\":\""
                + request.getRequestURI().replaceAll("[^A-Za-z0-9/_.~-]", "") + "\"}";
        response.getOutputStream().write(problem.getBytes(StandardCharsets.UTF_8));
    }
}
