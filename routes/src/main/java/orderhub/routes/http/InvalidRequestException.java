package orderhub.routes.http;

import java.util.List;
import orderhub.schemas.api.Violation;

/** A request that was understood, and cannot be done. */
public final class InvalidRequestException extends RuntimeException {

    private final transient List<Violation> violations;

    /** @param violations all that is wrong; not empty */
    public InvalidRequestException(List<Violation> violations) {
        super(violations.size() + " violations");
        this.violations = List.copyOf(violations);
    }

    /** All that is wrong with the request. */
    public List<Violation> violations() {
        return violations;
    }
}
