package orderhub.routes.http;

import java.util.function.UnaryOperator;
import orderhub.processors.checking.Checked;

/** Lets a request through that passed all its checks. */
public final class RequireValid implements UnaryOperator<Checked> {

    /** @throws InvalidRequestException with everything that the checks found, if they found anything */
    @Override
    public Checked apply(Checked checked) {
        if (!checked.valid()) {
            throw new InvalidRequestException(checked.violations());
        }
        return checked;
    }
}
