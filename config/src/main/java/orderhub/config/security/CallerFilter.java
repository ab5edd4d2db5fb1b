package orderhub.config.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import orderhub.config.http.Trace;
import orderhub.routes.callers.Callers;
import orderhub.routes.http.ApiHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the routes who asks, after it has been checked that they may, and by which trace id the log knows the request. */
final class CallerFilter extends OncePerRequestFilter {

    private static final String SUBJECT = Callers.SUBJECT.toLowerCase(Locale.ROOT);
    private static final String TRACE = ApiHeaders.TRACE.toLowerCase(Locale.ROOT);
    private static final String CUSTOMER = Callers.CUSTOMER.toLowerCase(Locale.ROOT);

    private final TokenRights tokens;

    CallerFilter(TokenRights tokens) {
        this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Map<String, String> headers =
                new HashMap<>(headers(SecurityContextHolder.getContext().getAuthentication()));
        headers.put(TRACE, Trace.of(request));
        chain.doFilter(new CallerRequest(request, headers), response);
    }

    /** Whoever is neither a customer nor staff is not named, and so is nobody. */
    private Map<String, String> headers(@Nullable Authentication caller) {
        if (!(caller instanceof JwtAuthenticationToken token)) {
            return Map.of();
        }
        String customer = tokens.customer(token.getToken());
        if (customer != null) {
            return Map.of(SUBJECT, token.getName(), CUSTOMER, customer);
        }
        Set<String> rights = AuthorityUtils.authorityListToSet(token.getAuthorities());
        return Collections.disjoint(rights, Rights.OF_STAFF)
                ? Map.of()
                : Map.of(SUBJECT, token.getName(), CUSTOMER, Callers.EVERY_CUSTOMER);
    }
}
