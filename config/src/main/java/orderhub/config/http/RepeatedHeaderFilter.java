package orderhub.config.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Enumeration;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a request that says something twice which it can mean once only: whoever reads it would pick one, each another. */
@Component
@Order(FilterOrder.HEADERS)
class RepeatedHeaderFilter extends OncePerRequestFilter {

    private static final List<String> SINGLE = List.of(
            "Idempotency-Key",
            "Content-Type",
            "Content-Encoding",
            "Authorization",
            "X-Correlation-Id",
            "Last-Event-ID");

    private final ProblemWriter problems;

    RepeatedHeaderFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SINGLE.stream().anyMatch(name -> isRepeated(request, name))) {
            problems.write(request, response, ProblemKind.UNREADABLE_REQUEST);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isRepeated(HttpServletRequest request, String name) {
        Enumeration<String> values = request.getHeaders(name);
        if (!values.hasMoreElements()) {
            return false;
        }
        values.nextElement();
        return values.hasMoreElements();
    }
}
