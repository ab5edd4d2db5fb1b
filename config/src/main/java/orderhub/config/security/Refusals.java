package orderhub.config.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import orderhub.routes.json.HubJson;
import orderhub.schemas.api.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger LOG = LoggerFactory.getLogger("orderhub.security");
    private static final String TYPE = "urn:orderhub:problem:";
    private static final int LONGEST_REASON = 200;
    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;

    private final ObjectMapper json = HubJson.mapper();
    private final String retryAfterS;
    private final List<String> loginsBeside;

    /**
     * @param retryAfterS when to come back if the issuer is out of reach, in seconds
     * @param loginsBeside further values of WWW-Authenticate, beside bearer tokens
     */
    Refusals(String retryAfterS, List<String> loginsBeside) {
        this.retryAfterS = retryAfterS;
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
        refuse(
                request,
                response,
                problem(
                        "unauthenticated",
                        "You are not known here",
                        UNAUTHENTICATED,
                        "Send a valid access token in the Authorization header."),
                fault);
    }

    /** A token that cannot be checked, because the issuer's keys cannot be had, may be good. */
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException fault)
            throws IOException {
        if (!(fault instanceof AuthenticationServiceException)) {
            commence(request, response, fault);
            return;
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, retryAfterS);
        refuse(
                request,
                response,
                problem(
                        "unavailable",
                        "The service is temporarily unavailable",
                        HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                        "Try again later."),
                fault);
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
        refuse(
                request,
                response,
                problem("forbidden", "You may not do this", FORBIDDEN, "Use an access token that allows it."),
                why);
    }

    /** A path that could mean two things. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException fault)
            throws IOException {
        AnswerHeaders.write(response);
        refuse(
                request,
                response,
                new Problem(
                        "about:blank",
                        "The request cannot be read",
                        HttpServletResponse.SC_BAD_REQUEST,
                        "",
                        "",
                        List.of()),
                fault);
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem, Exception why)
            throws IOException {
        Principal who = request.getUserPrincipal();
        LOG.info(
                "status={} who={} method={} path={} why={}",
                problem.status(),
                printable(who == null ? null : who.getName()),
                printable(request.getMethod()),
                printable(request.getRequestURI()),
                printable(why.getMessage()));
        response.setStatus(problem.status());
        response.setContentType("application/problem+json");
        response.getOutputStream()
                .write(json.writeValueAsBytes(new Problem(
                        problem.type(),
                        problem.title(),
                        problem.status(),
                        problem.detail(),
                        request.getRequestURI(),
                        List.of())));
    }

    private static Problem problem(String kind, String title, int status, String detail) {
        return new Problem(TYPE + kind, title, status, detail, "", List.of());
    }

    /** What callers sent may be in it: nothing that ends a line, and not too much. */
    private static String printable(@Nullable String text) {
        String visible = text == null ? "-" : text.replaceAll("[^\\x20-\\x7e]", "?");
        return visible.length() > LONGEST_REASON ? visible.substring(0, LONGEST_REASON) : visible;
    }
}
