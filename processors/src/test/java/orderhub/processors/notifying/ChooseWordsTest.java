package orderhub.processors.notifying;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import orderhub.schemas.notification.Contact;
import orderhub.schemas.notification.Notification;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChooseWordsTest {

    private final ChooseWords chooseWords = new ChooseWords(Set.of("OrderShipped"), List.of("en", "de"));

    @ParameterizedTest
    @CsvSource({"de,de", "en,en", "fr,en", ",en", "../../etc,en"})
    void speaks_the_customers_language_or_else_the_first(@Nullable String chosen, String spoken) {
        assertThat(chooseWords.apply(notification("OrderShipped", 2900, "USD"), contact(chosen)))
                .hasValueSatisfying(words -> {
                    assertThat(words.language()).isEqualTo(spoken);
                    assertThat(words.template()).isEqualTo("OrderShipped");
                    assertThat(words.name()).isEqualTo("Amara Okafor");
                    assertThat(words.orderId()).isEqualTo("order-1");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "339800 | USD | en | 3,398.00 USD",
                "339800 | USD | de | 3.398,00 USD",
                "5390   | JPY | en | 5,390 JPY",
                "1      | EUR | de | 0,01 EUR",
                "12345  | KWD | en | 12.345 KWD"
            })
    void says_what_it_costs_as_it_is_said_there(long minorUnits, String currency, String language, String said) {
        assertThat(chooseWords.apply(notification("OrderShipped", minorUnits, currency), contact(language)))
                .hasValueSatisfying(words -> assertThat(words.total()).isEqualTo(said));
    }

    @Test
    void has_no_words_for_what_the_channel_does_not_tell() {
        assertThat(chooseWords.apply(notification("InventoryReserved", 1, "USD"), contact("en")))
                .isEmpty();
        assertThat(chooseWords.apply(notification("../secret", 1, "USD"), contact("en")))
                .isEmpty();
    }

    private static Contact contact(@Nullable String language) {
        return new Contact("C-1001", "Amara Okafor", language, "amara@example.com", null, null);
    }

    private static Notification notification(String eventType, long total, String currency) {
        return new Notification(
                "event-1",
                eventType,
                "order-1",
                "C-1001",
                "Amara Okafor",
                Set.of("email"),
                total,
                currency,
                Instant.parse("2026-03-02T10:15:30Z"),
                "correlation-1");
    }
}
