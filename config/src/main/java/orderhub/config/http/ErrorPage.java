package orderhub.config.http;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the error page where the server looks for it, in the place of the framework's. */
@Configuration(proxyBeanMethods = false)
class ErrorPage {

    @Bean
    ServletRegistrationBean<ProblemErrors> problemErrors(
            ProblemWriter problems, @Value("${server.error.path:/error}") String path) {
        return new ServletRegistrationBean<>(new ProblemErrors(problems), path);
    }
}
