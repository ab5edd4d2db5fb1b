package orderhub.config.saga;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/**
 * What operators do about orders, for JMX consoles: as in the API, by the same routes. What is refused is an exception of
 * the JDK, which any console can show.
 */
@ManagedResource(description = "Orders that the hub cannot bring to an end itself")
public class InterventionsMBean {

    private static final int FIRST_PROBLEM_STATUS = 400;

    private final Supplier<ProducerTemplate> camel;
    private final ObjectMapper json;

    /** @param camel asked when somebody does something, so that Camel need not have started before */
    public InterventionsMBean(Supplier<ProducerTemplate> camel, ObjectMapper json) {
        this.camel = camel;
        this.json = json;
    }

    /** How a payment stands. Answers with the order. */
    @ManagedOperation(
            description = "Says how the payment of an order that is being undone stands at the gateway;"
                    + " then have its saga retried")
    @ManagedOperationParameter(name = "orderId", description = "The order's id")
    @ManagedOperationParameter(name = "outcome", description = "NOT_CHARGED, REFUNDED or VOIDED")
    @ManagedOperationParameter(
            name = "paymentId",
            description = "The gateway's payment; empty where nothing was charged")
    @ManagedOperationParameter(name = "refundId", description = "The gateway's refund; empty where there is none")
    @ManagedOperationParameter(name = "who", description = "Your name; kept with what you did")
    @ManagedOperationParameter(name = "why", description = "Your reason; kept with what you did")
    public String settle(
            @Nullable String orderId,
            @Nullable String outcome,
            @Nullable String paymentId,
            @Nullable String refundId,
            @Nullable String who,
            @Nullable String why) {
        Map<String, String> settlement = new LinkedHashMap<>();
        put(settlement, "operator", who);
        put(settlement, "reason", why);
        put(settlement, "outcome", outcome);
        put(settlement, "paymentId", paymentId);
        put(settlement, "refundId", refundId);
        String body = written(settlement);
        return asked("direct:settle-payment", orderId, body);
    }

    /** Has an order looked after. Answers with the order. */
    @ManagedOperation(
            description = "Sends an order that has not ended, and that no saga carries any more, back to processing;"
                    + " leaves any other alone")
    @ManagedOperationParameter(name = "orderId", description = "The order's id")
    public String resume(@Nullable String orderId) {
        return asked("direct:resume-by-hand", orderId, "");
    }

    private String asked(String route, @Nullable String orderId, String body) {
        return answered(camel.get().request(route, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeader("orderId", text(orderId));
        }));
    }

    private static String answered(Exchange answer) {
        String text = Objects.requireNonNullElse(answer.getMessage().getBody(String.class), "");
        int status = Objects.requireNonNullElse(
                answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class), 0);
        if (answer.getException() != null) {
            throw new IllegalStateException(answer.getException().toString());
        }
        if (status >= FIRST_PROBLEM_STATUS) {
            throw new IllegalStateException(text);
        }
        return text;
    }

    private static void put(Map<String, String> settlement, String name, @Nullable String entered) {
        if (!text(entered).isEmpty()) {
            settlement.put(name, text(entered));
        }
    }

    private String written(Map<String, String> settlement) {
        try {
            return json.writeValueAsString(settlement);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e.getMessage());
        }
    }

    private static String text(@Nullable String entered) {
        return entered == null ? "" : entered.strip();
    }
}
