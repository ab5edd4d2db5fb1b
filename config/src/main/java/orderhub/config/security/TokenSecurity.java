package orderhub.config.security;

import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;

/** Callers bring a token with each request; nothing is remembered of them. */
final class TokenSecurity {

    private final JwtDecoder decoder;
    private final TokenRights rights;

    TokenSecurity(JwtDecoder decoder, TokenRights rights) {
        this.decoder = decoder;
        this.rights = rights;
    }

    /** Has tokens checked, and says no in one voice. */
    HttpSecurity on(HttpSecurity http, Refusals refusals) throws Exception {
        return stateless(http)
                .exceptionHandling(
                        faults -> faults.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .oauth2ResourceServer(
                        tokens -> tokens.jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(rights))
                                .authenticationEntryPoint(refusals)
                                .accessDeniedHandler(refusals)
                                .withObjectPostProcessor(new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
                                    @Override
                                    public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                                        filter.setAuthenticationFailureHandler(refusals);
                                        return filter;
                                    }
                                }));
    }

    /** No session and no cookie: a page of another site has nothing that a browser would send along (CSRF). */
    static HttpSecurity stateless(HttpSecurity http) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(LogoutConfigurer::disable)
                .requestCache(RequestCacheConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }
}
