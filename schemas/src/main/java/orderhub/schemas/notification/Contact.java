package orderhub.schemas.notification;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a customer is reached, and in which language. It is looked up when something is sent and stands in no message, so
 * that what is sent goes where the customer is now, and queues hold no addresses.
 *
 * @param customerId ASCII id
 * @param name how to address them
 * @param language ISO 639-1 code of the language that they chose; null where they chose none
 * @param email where they read mail; null where they named none
 * @param phone in E.164 form, as in {@code +12025550100}; null where they named none
 * @param webhookUrl where their system listens; null where they named none
 */
public record Contact(
        String customerId,
        String name,
        @Nullable String language,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String webhookUrl) {

    public Contact {
        Objects.requireNonNull(customerId, "customerId");
        Objects.requireNonNull(name, "name");
    }
}
