package orderhub.config.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import orderhub.config.http.ProblemKind;
import orderhub.config.http.ProblemWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/** Which pages of other origins may call, and what they may send and see. */
final class CrossOrigin {

    private static final List<String> METHODS = List.of("GET", "POST");

    private static final List<String> SENT = List.of(
            "Authorization",
            "Content-Type",
            "Accept",
            "Idempotency-Key",
            "If-Match",
            "If-None-Match",
            "X-Correlation-Id",
            "Last-Event-ID",
            "traceparent");

    private static final List<String> SEEN = List.of(
            "Location",
            "ETag",
            "Link",
            "Retry-After",
            "RateLimit",
            "RateLimit-Policy",
            "X-Trace-Id",
            "Idempotency-Replayed",
            "X-Correlation-Id");

    private CrossOrigin() {}

    /** @param origins that may; without one, whatever a page of another origin asks is refused */
    static CorsFilter filter(List<String> origins, int maxAgeS, ProblemWriter problems) {
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(origins);
        allowed.setAllowedMethods(METHODS);
        allowed.setAllowedHeaders(SENT);
        allowed.setExposedHeaders(SEEN);
        allowed.setAllowCredentials(false);
        allowed.setMaxAge((long) maxAgeS);
        CorsFilter filter = new CorsFilter(request -> allowed);
        filter.setCorsProcessor(new WithProblem(problems));
        return filter;
    }

    /** The framework's own answer is a line of text. */
    private static final class WithProblem extends DefaultCorsProcessor {

        private final ProblemWriter problems;

        WithProblem(ProblemWriter problems) {
            this.problems = problems;
        }

        @Override
        public boolean processRequest(
                @Nullable CorsConfiguration allowed, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            boolean passes = super.processRequest(allowed, request, response);
            if (!passes) {
                problems.write(request, response, ProblemKind.FORBIDDEN);
            }
            return passes;
        }

        @Override
        protected void rejectRequest(ServerHttpResponse response) {
            // The problem is written above, where the request is known.
        }
    }
}
