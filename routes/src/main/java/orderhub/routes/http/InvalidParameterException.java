package orderhub.routes.http;

import java.util.List;
import orderhub.schemas.api.Violation;

/** Parameters or headers of a request that mean nothing. */
public final class InvalidParameterException extends RuntimeException {

    private final transient List<Violation> violations;

    /** @param violations all that is wrong, each with the name of its parameter; not empty */
    public InvalidParameterException(List<Violation> violations) {
        super(violations.size() + " parameters");
        this.violations = List.copyOf(violations);
    }

    /** All that is wrong with the request. */
    public List<Violation> violations() {
        return violations;
    }
}
