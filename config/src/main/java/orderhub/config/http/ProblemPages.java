package orderhub.config.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/** What Tomcat refuses before anything of ours sees it, a URL that cannot be decoded for one, is a problem document too. */
@Component
class ProblemPages implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

    /** Valves of the host answer from the last to the first; the framework adds its own page before this one. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemValve()));
    }

    private static final class ProblemValve extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable fault) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            byte[] problem = ("{\"type\":\"about:blank\",\"title\":\""
                            + (status < 500 ? "The request cannot be read" : "Something went wrong on our side")
                            + "\",\"status\":" + status + "}")
                    .getBytes(StandardCharsets.UTF_8);
            try {
                response.setContentType("application/problem+json");
                response.setHeader("X-Content-Type-Options", "nosniff");
                response.setHeader("Cache-Control", "no-store");
                response.getOutputStream().write(problem);
                response.finishResponse();
            } catch (IOException | IllegalStateException gone) {
                // Nobody is there to be told.
            }
        }
    }
}
