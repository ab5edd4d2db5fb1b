package orderhub.config.http.limits;

import io.github.bucket4j.TimeMeter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import orderhub.config.http.FilterOrder;
import orderhub.config.http.ManagementPath;
import orderhub.config.http.ProblemKind;
import orderhub.config.http.ProblemWriter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 429 to whoever asks too often, and says to everybody how much they have left. */
@Component
@Order(FilterOrder.RATE)
class RateLimitFilter extends OncePerRequestFilter {

    private final RateLimits limits;
    private final ProblemWriter problems;
    private final ManagementPath management;

    @Autowired
    RateLimitFilter(LimitSettings settings, ProblemWriter problems, ManagementPath management) {
        this(new RateLimits(settings, TimeMeter.SYSTEM_NANOTIME), problems, management);
    }

    RateLimitFilter(RateLimits limits, ProblemWriter problems, ManagementPath management) {
        this.limits = limits;
        this.problems = problems;
        this.management = management;
    }

    /** A hub whose probes are refused under load would be taken for dead. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return management.has(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Allowance allowance = limits.take(CallerKey.of(request));
        RateHeaders.set(response, allowance);
        if (allowance.refused()) {
            problems.write(request, response, ProblemKind.TOO_MANY_REQUESTS);
        } else {
            chain.doFilter(request, response);
        }
    }
}
