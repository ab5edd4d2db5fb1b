package orderhub.routes.callers;

import orderhub.routes.dynamodb.OrderNotFoundException;
import orderhub.schemas.order.Order;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/** Tells who asks, from headers that the application sets before a request gets to a route; nobody outside can. */
public final class Callers {

    /** The caller's name at the issuer of their token. */
    public static final String SUBJECT = "Hub-Subject";

    /** The one customer that the caller acts for; absent for staff. */
    public static final String CUSTOMER = "Hub-Customer";

    private static final String NOBODY = "anonymous";

    /** Who asks. */
    public Caller of(@Header(SUBJECT) @Nullable String subject, @Header(CUSTOMER) @Nullable String customerId) {
        return new Caller(subject == null ? NOBODY : subject, customerId);
    }

    /**
     * Lets an order through that is the caller's to see.
     *
     * @throws OrderNotFoundException if it is not: somebody else's order is told from a missing one by nothing
     */
    public Order requireSeen(
            @Body Order order,
            @Header(SUBJECT) @Nullable String subject,
            @Header(CUSTOMER) @Nullable String customerId) {
        if (!of(subject, customerId).sees(order)) {
            throw new OrderNotFoundException();
        }
        return order;
    }
}
