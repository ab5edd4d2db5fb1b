package orderhub.config.security;

import orderhub.config.http.DataHeaders;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/** What every answer tells a browser not to do. */
final class AnswerHeaders {

    /** An answer of the API is no page. */
    static final String OF_DATA = DataHeaders.POLICY;

    /** The viewer of the contract: its own files, and the styles and pictures that it writes into the page. */
    static final String OF_DOCUMENTS = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
            + " object-src 'none'; base-uri 'self'; frame-ancestors 'none'";

    /** The console brings its own; this is for the rest of what is there, and for a console that has none. */
    static final String OF_CONSOLE = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
            + " font-src 'self' data:; worker-src 'self' blob:; object-src 'none'; frame-ancestors 'none'";

    private AnswerHeaders() {}

    /**
     * Writes them.
     *
     * @param policy what a page may load and do
     * @param hstsMaxAgeS how long a browser insists on TLS, in seconds; said over TLS only
     */
    static Customizer<HeadersConfigurer<HttpSecurity>> with(String policy, int hstsMaxAgeS) {
        return headers -> headers.defaultsDisabled()
                .contentTypeOptions(Customizer.withDefaults())
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .httpStrictTransportSecurity(
                        hsts -> hsts.maxAgeInSeconds(hstsMaxAgeS).includeSubDomains(false))
                .addHeaderWriter(new StaticHeadersWriter("Content-Security-Policy", policy))
                .addHeaderWriter(new StaticHeadersWriter("Cross-Origin-Resource-Policy", "same-origin"))
                .addHeaderWriter(new StaticHeadersWriter("Cache-Control", "no-store"));
    }
}
