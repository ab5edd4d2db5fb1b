package orderhub.config.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Comes first: what goes wrong in any other filter has a trace id, and becomes a problem document. */
@Component
@Order(FilterOrder.TRACE)
class TraceFilter extends OncePerRequestFilter {

    private final ProblemWriter problems;

    TraceFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String trace = Trace.of(request);
        response.setHeader(Trace.HEADER, trace);
        MDC.put(Trace.MDC_KEY, trace);
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException fault) {
            if (response.isCommitted()) {
                throw fault;
            }
            problems.write(request, response, ProblemKind.INTERNAL, fault);
        } finally {
            MDC.remove(Trace.MDC_KEY);
        }
    }
}
