package orderhub.config.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What any part of the server answers with a bare status becomes a problem document here. It is a servlet and no controller:
 * where a route's own answer failed, Spring would take what is left of the request's asynchronous part for this one's.
 */
final class ProblemErrors extends HttpServlet {

    private static final int NOT_FOUND = 404;

    private final transient ProblemWriter problems;

    ProblemErrors(ProblemWriter problems) {
        this.problems = problems;
    }

    /** Whatever the method of the request was. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object fault = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        problems.write(
                new FailedRequest(request),
                response,
                // Whoever asks for this path by its name finds nothing.
                ProblemKind.of(status instanceof Integer code ? code : NOT_FOUND),
                fault instanceof Throwable cause ? cause : null);
    }
}
