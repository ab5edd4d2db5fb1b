package orderhub.processors.notifying;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import orderhub.schemas.notification.Contact;
import orderhub.schemas.notification.Notification;
import org.jspecify.annotations.Nullable;

/** Chooses how a channel puts a notification into words: in the customer's language, if there are words in it. */
public final class ChooseWords {

    private final Set<String> told;
    private final List<String> languages;

    /**
     * @param told published names of what the channel has words for
     * @param languages in which it has them, ISO 639-1; the first is for those who chose none of them
     */
    public ChooseWords(Set<String> told, List<String> languages) {
        this.told = Set.copyOf(told);
        this.languages = List.copyOf(languages);
    }

    /** The words; empty if the channel says nothing of that. */
    public Optional<Words> apply(Notification notification, Contact contact) {
        if (!told.contains(notification.eventType())) {
            return Optional.empty();
        }
        String language = language(contact.language());
        return Optional.of(new Words(
                notification.eventType(),
                language,
                contact.name(),
                notification.orderId(),
                amount(notification.totalAmount(), notification.currency(), language)));
    }

    private String language(@Nullable String chosen) {
        return chosen != null && languages.contains(chosen) ? chosen : languages.get(0);
    }

    /** With the currency's code: a sign such as $ is that of many currencies. */
    private static String amount(long minorUnits, String code, String language) {
        Currency currency = Currency.getInstance(code);
        NumberFormat format = NumberFormat.getNumberInstance(Locale.forLanguageTag(language));
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
        return format.format(BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits())) + " " + code;
    }
}
