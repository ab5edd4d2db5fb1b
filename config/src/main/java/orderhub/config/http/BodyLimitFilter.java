package orderhub.config.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the body before anything else of the hub has to do with the request, and refuses one that is larger than any
 * order, or any batch of orders, takes too long to come, ends early, or is no UTF-8. A route reads it on another thread, when it is too late to refuse.
 */
@Component
@Order(FilterOrder.BODY)
class BodyLimitFilter extends OncePerRequestFilter {

    /** The one path that takes many orders. Written in any other way, it has the limit of a single one. */
    private static final String BATCH = "/orders/batch";

    private final int maxBytes;
    private final int maxBatchBytes;
    private final BodyReader bodies;
    private final ProblemWriter problems;
    private final ManagementPath management;

    BodyLimitFilter(
            @Value("${hub.api.max-body-bytes}") int maxBytes,
            @Value("${hub.api.batch.max-body-bytes}") int maxBatchBytes,
            @Value("${hub.api.limits.drain-bytes}") int drainBytes,
            @Value("${hub.api.limits.body-deadline-ms}") int deadlineMs,
            ProblemWriter problems,
            ManagementPath management) {
        this.maxBytes = maxBytes;
        this.maxBatchBytes = maxBatchBytes;
        this.bodies = new BodyReader(drainBytes, Duration.ofMillis(deadlineMs), System::nanoTime);
        this.problems = problems;
        this.management = management;
    }

    /** hawtio asks for all of its MBeans at once, in a body far larger than any order. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return management.has(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        BodyReader.Result body = bodies.read(request, BATCH.equals(request.getRequestURI()) ? maxBatchBytes : maxBytes);
        if (body instanceof BodyReader.Refused refused) {
            problems.write(request, response, refused.why());
            // From here on nothing can go wrong with the answer: what is left of the body may not even come.
            response.flushBuffer();
        } else if (body instanceof BodyReader.Whole whole) {
            pass(request, response, whole.bytes(), chain);
        }
    }

    private void pass(HttpServletRequest request, HttpServletResponse response, byte[] body, FilterChain chain)
            throws ServletException, IOException {
        if (body.length == 0) {
            chain.doFilter(new BufferedRequest(request, body), response);
        } else if (!BodyText.isDeclaredAsUtf8(request.getContentType())) {
            problems.write(request, response, ProblemKind.UNSUPPORTED_MEDIA_TYPE);
        } else if (!BodyText.isUtf8(body)) {
            problems.write(request, response, ProblemKind.MALFORMED_BODY);
        } else {
            chain.doFilter(new BufferedRequest(request, body), response);
        }
    }
}
