package orderhub.config.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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
            "Last-Event-ID");

    private static final List<String> SEEN = List.of(
            "Location",
            "ETag",
            "Link",
            "Retry-After",
            "RateLimit",
            "RateLimit-Policy",
            "Idempotency-Replayed",
            "X-Correlation-Id");

    private CrossOrigin() {}

    /** @param origins that may; without one, whatever a page of another origin asks is refused */
    static CorsFilter filter(List<String> origins, int maxAgeS) {
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(origins);
        allowed.setAllowedMethods(METHODS);
        allowed.setAllowedHeaders(SENT);
        allowed.setExposedHeaders(SEEN);
        allowed.setAllowCredentials(false);
        allowed.setMaxAge((long) maxAgeS);
        CorsFilter filter = new CorsFilter(request -> allowed);
        filter.setCorsProcessor(new WithProblem());
        return filter;
    }

    /** The framework's own answer is a line of text. */
    private static final class WithProblem extends DefaultCorsProcessor {

        private static final byte[] PROBLEM = ("{\"type\":\"urn:orderhub:problem:forbidden\","
                        + "\"title\":\"You may not do this\",\"status\":403,"
                        + "\"detail\":\"Pages of this origin may not call here.\"}")
                .getBytes(StandardCharsets.UTF_8);

        @Override
        protected void rejectRequest(ServerHttpResponse response) throws IOException {
            response.setStatusCode(HttpStatus.FORBIDDEN);
            response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
            response.getBody().write(PROBLEM);
            response.flush();
        }
    }
}
