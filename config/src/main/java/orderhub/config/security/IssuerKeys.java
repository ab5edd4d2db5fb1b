package orderhub.config.security;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;

/** The issuer's keys, fetched when they are needed and seldom: no token can make the hub ask for more. */
final class IssuerKeys {

    private IssuerKeys() {}

    /** @throws IllegalArgumentException if their address is none */
    static JWKSource<SecurityContext> of(SecuritySettings settings) {
        SecuritySettings.Keys keys = settings.keys();
        DefaultResourceRetriever http =
                new DefaultResourceRetriever(keys.connectTimeoutMs(), keys.readTimeoutMs(), keys.maxBytes());
        http.setDisconnectsAfterUse(true);
        try {
            return JWKSourceBuilder.create(URI.create(settings.jwkSetUri()).toURL(), http)
                    .cache(millis(keys.keptS()), keys.connectTimeoutMs() + keys.readTimeoutMs())
                    .refreshAheadCache(false)
                    .rateLimited(millis(keys.pauseS()))
                    .outageTolerant(millis(keys.outageS()))
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("hub.security.jwk-set-uri is no address", e);
        }
    }

    private static long millis(int seconds) {
        return Duration.ofSeconds(seconds).toMillis();
    }
}
