package orderhub.config.http;

import jakarta.servlet.http.HttpServletResponse;

/** What an answer that is data, and no page, tells a browser not to do with it. */
public final class DataHeaders {

    /** The policy of a page that is none. */
    public static final String POLICY = "default-src 'none'; frame-ancestors 'none'";

    private DataHeaders() {}

    /** Sets them, also on what is refused before anything else would. */
    static void set(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
    }
}
