package orderhub.config.http.limits;

import orderhub.config.http.ProblemWriter;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the limits before the routes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
class LimitsConfiguration {

    /** Camel looks for its engine under this name. Its own would run routes on whatever executor it finds first. */
    @Bean("platform-http-engine")
    PlatformHttpEngine apiEngine(@Value("${server.port}") int port, LimitSettings settings, ProblemWriter problems) {
        int queue = settings.maxRequests() - settings.threads();
        return new ApiEngine(port, ApiThreads.of(settings.threads(), queue), settings, problems);
    }
}
