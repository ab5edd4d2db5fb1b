package orderhub.config.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerMapping;

/** A request on its way to the error page, with the path that was asked for. */
final class FailedRequest extends HttpServletRequestWrapper {

    FailedRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public String getRequestURI() {
        return getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
                ? asked
                : super.getRequestURI();
    }

    /** The error page's own path says nothing about the request. */
    @Override
    public @Nullable Object getAttribute(String name) {
        return name.equals(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) ? null : super.getAttribute(name);
    }
}
