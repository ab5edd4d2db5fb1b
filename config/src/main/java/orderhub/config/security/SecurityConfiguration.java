package orderhub.config.security;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import orderhub.config.http.ProblemWriter;
import orderhub.config.settings.RequiredSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may call what. What is not listed is for admins alone, so that nothing new is open by being forgotten. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final PathPatternRequestMatcher.Builder PATHS = PathPatternRequestMatcher.withDefaults();
    private static final String BASIC = "Basic realm=\"order-hub operators\"";

    private final String managementPath;
    private final ProblemWriter problems;

    SecurityConfiguration(
            @Value("${management.endpoints.web.base-path:/actuator}") String managementPath, ProblemWriter problems) {
        this.managementPath = managementPath;
        this.problems = problems;
    }

    @Bean
    SecuritySettings securitySettings(Environment environment) {
        SecuritySettings settings = RequiredSettings.bind(environment, "hub.security", SecuritySettings.class);
        if (!environment.acceptsProfiles(Profiles.of("local"))) {
            DevelopmentIssuers.refuse(settings);
        }
        return settings;
    }

    @Bean
    OperatorSettings operatorSettings(Environment environment) {
        return RequiredSettings.bind(environment, "hub.operator", OperatorSettings.class);
    }

    @Bean
    @ConditionalOnMissingBean
    JWKSource<SecurityContext> issuerKeys(SecuritySettings settings) {
        return IssuerKeys.of(settings);
    }

    @Bean
    JwtDecoder tokenDecoder(SecuritySettings settings, JWKSource<SecurityContext> keys, Clock clock) {
        return new TokenDecoder(settings, keys, clock);
    }

    @Bean
    TokenRights tokenRights(SecuritySettings settings) {
        return new TokenRights(settings.customerClaim(), settings.rolesClaim());
    }

    /** Paths that could mean two things are refused; what is in a header, its reader judges. */
    @Bean
    HttpFirewall httpFirewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        firewall.setAllowedHeaderNames(name -> true);
        firewall.setAllowedHeaderValues(value -> true);
        firewall.setAllowedParameterNames(name -> true);
        firewall.setAllowedParameterValues(value -> true);
        return firewall;
    }

    @Bean
    RequestRejectedHandler requestRejectedHandler() {
        return new Refusals(problems, List.of());
    }

    /** Console and metrics: for operators, by token or in a browser. Probes are answered to anybody, and tell nothing. */
    @Bean
    @Order(1)
    SecurityFilterChain managementSecurity(
            HttpSecurity http,
            SecuritySettings settings,
            OperatorSettings operators,
            JwtDecoder decoder,
            TokenRights rights,
            Clock clock)
            throws Exception {
        Refusals refusals = new Refusals(problems, operators.hasAccount() ? List.of(BASIC) : List.of());
        new TokenSecurity(decoder, rights)
                .on(http.securityMatcher(path(managementPath + "/**")), refusals)
                .headers(AnswerHeaders.with(AnswerHeaders.OF_CONSOLE, settings.hstsMaxAgeS()))
                .addFilter(CrossOrigin.filter(List.of(), settings.corsMaxAgeS(), problems))
                .addFilterBefore(new OwnPagesFilter(refusals, managementPath), AuthorizationFilter.class)
                .authorizeHttpRequests(may -> may.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(
                                path(managementPath + "/health/liveness"), path(managementPath + "/health/readiness"))
                        .permitAll()
                        .anyRequest()
                        .hasAuthority(Rights.OPERATOR));
        if (operators.hasAccount()) {
            http.authenticationProvider(new OperatorAccount(operators, clock))
                    .httpBasic(basic -> basic.authenticationEntryPoint(refusals));
        }
        return http.build();
    }

    /** The contract is for everybody; a token that is sent along is not looked at. */
    @Bean
    @Order(2)
    SecurityFilterChain documentsSecurity(HttpSecurity http, SecuritySettings settings, TokenRights rights)
            throws Exception {
        return TokenSecurity.stateless(http.securityMatchers(
                        paths -> paths.requestMatchers(path("/openapi.yaml"), path("/openapi.json"), path("/docs/**"))))
                .headers(AnswerHeaders.with(AnswerHeaders.OF_DOCUMENTS, settings.hstsMaxAgeS()))
                .addFilter(CrossOrigin.filter(settings.corsOrigins(), settings.corsMaxAgeS(), problems))
                .addFilterAfter(new CallerFilter(rights), AuthorizationFilter.class)
                .authorizeHttpRequests(may -> may.anyRequest().permitAll())
                .build();
    }

    /** The API, and whatever else there is. */
    @Bean
    @Order(3)
    SecurityFilterChain apiSecurity(
            HttpSecurity http, SecuritySettings settings, JwtDecoder decoder, TokenRights rights) throws Exception {
        Refusals refusals = new Refusals(problems, List.of());
        return new TokenSecurity(decoder, rights)
                .on(http, refusals)
                .headers(AnswerHeaders.with(AnswerHeaders.OF_DATA, settings.hstsMaxAgeS()))
                .addFilter(CrossOrigin.filter(settings.corsOrigins(), settings.corsMaxAgeS(), problems))
                .addFilterAfter(new CallerFilter(rights), AuthorizationFilter.class)
                .authorizeHttpRequests(may -> may.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(on(GET, "/orders/**"), on(HEAD, "/orders/**"))
                        .hasAnyAuthority(Rights.READ, Rights.REVIEW, Rights.ADMIN)
                        .requestMatchers(
                                on(POST, "/orders"), on(POST, "/orders/batch"), on(POST, "/orders/{orderId}/cancel"))
                        .hasAnyAuthority(Rights.WRITE, Rights.ADMIN)
                        .requestMatchers(on(POST, "/orders/{orderId}/approve"), on(POST, "/orders/{orderId}/reject"))
                        .hasAnyAuthority(Rights.REVIEW, Rights.ADMIN)
                        .requestMatchers(
                                on(GET, "/catalogue/**"),
                                on(HEAD, "/catalogue/**"),
                                on(GET, "/stock/**"),
                                on(HEAD, "/stock/**"))
                        .hasAnyAuthority(Rights.OF_SCOPES.toArray(String[]::new))
                        .anyRequest()
                        .hasAuthority(Rights.ADMIN))
                .build();
    }

    private static RequestMatcher path(String pattern) {
        return PATHS.matcher(pattern);
    }

    private static RequestMatcher on(HttpMethod method, String pattern) {
        return PATHS.matcher(method, pattern);
    }
}
