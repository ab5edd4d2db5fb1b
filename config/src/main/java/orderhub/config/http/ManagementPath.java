package orderhub.config.http;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells probes, metrics and consoles from the API. */
@Component
public final class ManagementPath {

    private final String prefix;

    ManagementPath(@Value("${management.endpoints.web.base-path:/actuator}") String path) {
        this.prefix = path + "/";
    }

    /** Whether a request goes there; by its path as the server understands it, not as it was written. */
    public boolean has(HttpServletRequest request) {
        return request.getServletPath().startsWith(prefix);
    }
}
