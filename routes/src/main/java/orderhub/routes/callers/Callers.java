package orderhub.routes.callers;

import orderhub.routes.dynamodb.OrderNotFoundException;
import orderhub.schemas.api.PlaceOrder;
import orderhub.schemas.order.Order;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/** Tells who asks, from headers that the application sets before a request gets to a route; nobody outside can. */
public final class Callers {

    /** The caller's name at the issuer of their token. */
    public static final String SUBJECT = "Hub-Subject";

    /** The one customer that the caller acts for, or {@link #EVERY_CUSTOMER}. */
    public static final String CUSTOMER = "Hub-Customer";

    /** In the place of a customer, for staff. No customer has this name. */
    public static final String EVERY_CUSTOMER = "*";

    /** Who asks. It has to be said of staff that they are: where something is missing, it is nobody. */
    public Caller of(@Header(SUBJECT) @Nullable String subject, @Header(CUSTOMER) @Nullable String customerId) {
        if (subject == null || customerId == null) {
            return Caller.NOBODY;
        }
        return new Caller(subject, customerId.equals(EVERY_CUSTOMER) ? null : customerId);
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

    /**
     * Lets a request through that is for a customer of the caller's. Asks neither whether there is such a customer nor for
     * anything else, so that the answer tells nothing that the caller did not know.
     *
     * @throws NotYourCustomerException if it is for another
     */
    public PlaceOrder requireActsFor(
            @Body PlaceOrder request,
            @Header(SUBJECT) @Nullable String subject,
            @Header(CUSTOMER) @Nullable String customerId) {
        if (!of(subject, customerId).actsFor(request.customerId())) {
            throw new NotYourCustomerException();
        }
        return request;
    }
}
