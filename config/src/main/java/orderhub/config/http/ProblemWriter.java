package orderhub.config.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import orderhub.routes.faults.ProblemLog;
import orderhub.routes.http.SafeText;
import orderhub.routes.json.HubJson;
import orderhub.schemas.api.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/** The one place where anything but a route answers with a problem document (RFC 9457), and logs it in one line. */
@Component
public class ProblemWriter {

    private static final ObjectMapper JSON = HubJson.mapper();
    private static final String RETRY_AFTER = "Retry-After";

    /** Under this name a request carries what it was answered with. */
    private static final String WRITTEN = ProblemWriter.class.getName();

    /** Others are a caller's own words. */
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    private final ProblemLog log = new ProblemLog();
    private final String retryAfterS;

    ProblemWriter(@Value("${hub.api.retry-after-s}") String retryAfterS) {
        this.retryAfterS = retryAfterS;
    }

    /** The problem that a request was answered with from here; null if it was not. */
    public static @Nullable ProblemKind written(HttpServletRequest request) {
        return request.getAttribute(WRITTEN) instanceof ProblemKind kind ? kind : null;
    }

    /** Answers with a problem that no fault of ours has caused. */
    public void write(HttpServletRequest request, HttpServletResponse response, ProblemKind kind) throws IOException {
        write(request, response, kind, null);
    }

    /**
     * Answers with a problem. Headers that are set already, Allow or Retry-After for two, stay. Nothing of the request but its
     * path is repeated. An answer that has begun is left as it is.
     *
     * @param fault what has caused it, for the log; null where it is the caller's
     */
    public void write(
            HttpServletRequest request, HttpServletResponse response, ProblemKind kind, @Nullable Throwable fault)
            throws IOException {
        Problem problem = new Problem(kind.type(), kind.title(), kind.status(), kind.detail(), "", List.of())
                .answering(path(request), Trace.of(request));
        request.setAttribute(WRITTEN, kind);
        log.write(problem, method(request), template(request), fault);
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(kind.status());
        setHeaders(request, response, kind);
        byte[] body = json(problem);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private void setHeaders(HttpServletRequest request, HttpServletResponse response, ProblemKind kind) {
        response.setContentType("application/problem+json");
        response.setHeader(Trace.HEADER, Trace.of(request));
        DataHeaders.set(response);
        if (kind.endsConnection()) {
            response.setHeader("Connection", "close");
        }
        if (kind.passes() && response.getHeader(RETRY_AFTER) == null) {
            response.setHeader(RETRY_AFTER, retryAfterS);
        }
    }

    private static byte[] json(Problem problem) throws JsonProcessingException {
        return JSON.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
    }

    private static String path(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path == null ? "" : SafeText.path(path);
    }

    private static @Nullable String method(HttpServletRequest request) {
        String method = request.getMethod();
        return method != null && METHODS.contains(method) ? method : null;
    }

    private static @Nullable String template(HttpServletRequest request) {
        Object template = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return template == null ? null : template.toString();
    }
}
