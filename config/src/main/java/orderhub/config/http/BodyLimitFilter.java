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

/**
 * Refuses a body that is larger than any order, or any batch of orders: by its length, or, where none is given, by its bytes. Those are read
 * here, because a route reads them on another thread, when it is too late to refuse.
 */
@Component
class BodyLimitFilter extends OncePerRequestFilter {

    /** The one path that takes many orders. Written in any other way, it has the limit of a single one. */
    private static final String BATCH = "/orders/batch";

    private final int maxBytes;
    private final int maxBatchBytes;
    private final String managementPath;

    BodyLimitFilter(
            @Value("${hub.api.max-body-bytes}") int maxBytes,
            @Value("${hub.api.batch.max-body-bytes}") int maxBatchBytes,
            @Value("${management.endpoints.web.base-path:/actuator}") String managementPath) {
        this.maxBytes = maxBytes;
        this.maxBatchBytes = maxBatchBytes;
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
        int most = BATCH.equals(request.getRequestURI()) ? maxBatchBytes : maxBytes;
        long length = request.getContentLengthLong();
        if (length > most) {
            refuse(request, response, most);
        } else if (length >= 0) {
            // The server itself reads no more than the length that it was told.
            chain.doFilter(request, response);
        } else {
            byte[] body = request.getInputStream().readNBytes(most + 1);
            if (body.length > most) {
                refuse(request, response, most);
            } else {
                chain.doFilter(new BufferedRequest(request, body), response);
            }
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, int most) throws IOException {
        response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        response.setContentType("application/problem+json");
        // The rest of the body is not read; the connection cannot be used again.
        response.setHeader("Connection", "close");
        String problem = "{\"type\":\"urn:orderhub:problem:body-too-large\",\"title\":\"The body is too large\","
                + "\"status\":413,\"detail\":\"Send at most " + most + " bytes.\",\"instance\":\""
                + request.getRequestURI().replaceAll("[^A-Za-z0-9/_.~-]", "") + "\"}";
        response.getOutputStream().write(problem.getBytes(StandardCharsets.UTF_8));
    }
}
