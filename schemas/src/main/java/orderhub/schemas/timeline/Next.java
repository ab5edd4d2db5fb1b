package orderhub.schemas.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import orderhub.schemas.order.OrderStatus;
import org.jspecify.annotations.Nullable;

/**
 * What happens next to an order.
 *
 * @param step the step of its way
 * @param since when the last one was done
 * @param latest when it is stopped if it has not got to its end; null if nothing will stop it
 * @param because why it is where it is, as a code; null where it is on its way as it should be
 * @param routes the routes that do it, in their order; null for customers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Next(
        OrderStatus.Step step,
        Instant since,
        @Nullable Instant latest,
        @Nullable String because,
        @Nullable List<String> routes) {

    public Next {
        routes = routes == null ? null : List.copyOf(routes);
    }
}
