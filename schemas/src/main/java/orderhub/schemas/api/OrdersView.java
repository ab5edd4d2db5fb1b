package orderhub.schemas.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of orders, the newest first.
 *
 * @param orders there may be few, or none, although there is a next page
 * @param next cursor of the next page; null, and left out, on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrdersView(List<OrderView> orders, @Nullable String next) {

    public OrdersView {
        orders = List.copyOf(orders);
    }
}
