package orderhub.routes.dynamodb;

import java.util.Map;
import java.util.regex.Pattern;
import orderhub.schemas.order.Order;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the {@code aws2-ddb} component needs to get an order, and what to make of its answer. */
public final class OrderReads {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /**
     * The order's key.
     *
     * @throws OrderNotFoundException if no order can have this id
     */
    public Map<String, AttributeValue> key(@Header("orderId") @Nullable String orderId) {
        if (orderId == null || !UUID.matcher(orderId).matches()) {
            throw new OrderNotFoundException();
        }
        return Map.of("order_id", Attributes.text(orderId));
    }

    /**
     * The order that was got.
     *
     * @throws OrderNotFoundException if there was none
     */
    public Order read(@Header("CamelAwsDdbAttributes") @Nullable Map<String, AttributeValue> item) {
        if (item == null || item.isEmpty()) {
            throw new OrderNotFoundException();
        }
        return OrderItems.toOrder(item);
    }
}
