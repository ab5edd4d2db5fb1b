package orderhub.config.http.limits;

import jakarta.servlet.http.HttpServletResponse;

/** Tells a caller what is left, as the IETF's draft on RateLimit headers has it, and in the three headers that came before it. */
final class RateHeaders {

    private RateHeaders() {}

    static void set(HttpServletResponse response, Allowance allowance) {
        LimitSettings.Rate rate = allowance.rate();
        long resetS = rate.ceilDiv(rate.burst() - allowance.remaining());
        String name = '"' + allowance.policy() + '"';
        response.setHeader("RateLimit-Policy", name + ";q=" + rate.burst() + ";w=" + rate.fillsInS());
        response.setHeader("RateLimit", name + ";r=" + allowance.remaining() + ";t=" + resetS);
        response.setHeader("RateLimit-Limit", Integer.toString(rate.burst()));
        response.setHeader("RateLimit-Remaining", Long.toString(allowance.remaining()));
        response.setHeader("RateLimit-Reset", Long.toString(resetS));
        if (allowance.refused()) {
            response.setHeader("Retry-After", Long.toString(allowance.retryAfterS()));
        }
    }
}
