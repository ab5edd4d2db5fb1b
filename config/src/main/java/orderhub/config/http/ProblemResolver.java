package orderhub.config.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** What the framework refuses or fails at, on the way to a route or instead of one, is a problem document too. */
@Component
class ProblemResolver implements HandlerExceptionResolver, Ordered {

    private static final int FIRST_SERVER_ERROR = 500;

    private final ProblemWriter problems;

    ProblemResolver(ProblemWriter problems) {
        this.problems = problems;
    }

    /** Before the framework's own, whose documents repeat what was sent. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception fault) {
        int status = FIRST_SERVER_ERROR;
        if (fault instanceof ErrorResponse refused) {
            status = refused.getStatusCode().value();
            setHeaders(response, refused.getHeaders());
        }
        try {
            problems.write(request, response, ProblemKind.of(status), status < FIRST_SERVER_ERROR ? null : fault);
        } catch (IOException gone) {
            // Nobody is there to be told.
        }
        return new ModelAndView();
    }

    private static void setHeaders(HttpServletResponse response, HttpHeaders headers) {
        headers.forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
    }
}
