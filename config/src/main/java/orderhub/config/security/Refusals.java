package orderhub.config.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import orderhub.config.http.ProblemKind;
import orderhub.config.http.ProblemWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/**
 * Says no, as a problem document, and in one line of the log. A caller is told what to do and never why: what is wrong with
 * a token helps whoever tries to forge one. The log knows.
 */
final class Refusals
        implements AuthenticationEntryPoint, AuthenticationFailureHandler, AccessDeniedHandler, RequestRejectedHandler {

    private final ProblemWriter problems;
    private final List<String> loginsBeside;

    /** @param loginsBeside further values of WWW-Authenticate, beside bearer tokens */
    Refusals(ProblemWriter problems, List<String> loginsBeside) {
        this.problems = problems;
        this.loginsBeside = List.copyOf(loginsBeside);
    }

    /** Nobody, or somebody whose token is not taken. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException fault)
            throws IOException {
        boolean hadToken = fault instanceof OAuth2AuthenticationException;
        response.addHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                hadToken ? "Bearer realm=\"order-hub\", error=\"invalid_token\"" : "Bearer realm=\"order-hub\"");
        loginsBeside.forEach(login -> response.addHeader(HttpHeaders.WWW_AUTHENTICATE, login));
        problems.write(request, response, ProblemKind.UNAUTHENTICATED, fault);
    }

    /** A token that cannot be checked, because the issuer's keys cannot be had, may be good. */
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException fault)
            throws IOException {
        if (fault instanceof AuthenticationServiceException) {
            problems.write(request, response, ProblemKind.UNAVAILABLE, fault);
        } else {
            commence(request, response, fault);
        }
    }

    /** Somebody who may not. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException fault)
            throws IOException {
        if (request.getUserPrincipal() instanceof JwtAuthenticationToken) {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"order-hub\", error=\"insufficient_scope\"");
        }
        forbid(request, response, fault);
    }

    /** Without a word on tokens: it is about how, not who. */
    void forbid(HttpServletRequest request, HttpServletResponse response, Exception why) throws IOException {
        problems.write(request, response, ProblemKind.FORBIDDEN, why);
    }

    /** A path that could mean two things. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException fault)
            throws IOException {
        problems.write(request, response, ProblemKind.UNREADABLE_REQUEST, fault);
    }
}
