package orderhub.infra.local.gateway.http;

import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import orderhub.infra.local.gateway.model.CaptureMethod;
import orderhub.infra.local.gateway.model.GatewayError;
import orderhub.infra.local.gateway.model.PaymentTerms;
import orderhub.infra.local.gateway.service.Command;
import orderhub.infra.local.gateway.token.TestToken;
import orderhub.infra.local.gateway.token.TestTokens;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a new payment intent. */
final class CreateReader {

    private static final int MAX_DESCRIPTION_CHARACTERS = 1_000;
    private static final Set<String> BOOLEANS = Set.of("true", "false");
    private static final String ERROR_ON_ACTION = "error_on_requires_action";
    private static final Set<String> NAMES = Set.of(
            "amount",
            "currency",
            "payment_method",
            "confirm",
            "capture_method",
            "description",
            "off_session",
            ERROR_ON_ACTION);
    private static final Set<String> NESTED_NAMES =
            Set.of(MetadataReader.NAME, "payment_method_types", "automatic_payment_methods");
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(currency -> currency.getCurrencyCode().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private CreateReader() {}

    static Command.Create read(Parameters parameters) {
        parameters.only(NAMES, NESTED_NAMES);
        long amount = parameters.requiredAmount("amount");
        String currency = currency(parameters.required("currency"));
        requireConfirm(parameters);
        parameters.oneOf("off_session", BOOLEANS);
        requireCard(parameters);
        String paymentMethod = parameters.required("payment_method");
        TestToken token = TestTokens.parse(paymentMethod)
                .orElseThrow(() -> new RequestRefused(
                        GatewayError.missing(400, "PaymentMethod", paymentMethod, "payment_method")));
        requireNoWaiting(parameters, token);
        PaymentTerms terms = new PaymentTerms(
                amount,
                currency,
                paymentMethod,
                token instanceof TestToken.HoldsOnly ? CaptureMethod.MANUAL : captureMethod(parameters),
                description(parameters),
                MetadataReader.read(parameters));
        return new Command.Create(terms, token);
    }

    private static String currency(String currency) {
        if (!CURRENCIES.contains(currency)) {
            throw Parameters.refused(
                    "parameter_invalid", "currency", "Invalid currency, lower case ISO 4217 is needed: " + currency);
        }
        return currency;
    }

    // The customer's own confirmation, in a browser, has no counterpart here.
    private static void requireConfirm(Parameters parameters) {
        if (!"true".equals(parameters.oneOf("confirm", BOOLEANS))) {
            throw Parameters.refused(
                    "parameter_missing", "confirm", "The simulator needs confirm=true on every payment intent.");
        }
    }

    // Nor has the customer's bank: a payment here never waits for either.
    private static void requireNoWaiting(Parameters parameters, TestToken token) {
        boolean fails = "true".equals(parameters.oneOf(ERROR_ON_ACTION, BOOLEANS));
        boolean wouldWait = token instanceof TestToken.Declines card
                && TestTokens.AUTHENTICATION_REQUIRED.equals(card.decline().code());
        if (wouldWait && !fails) {
            throw Parameters.refused(
                    "parameter_missing",
                    ERROR_ON_ACTION,
                    "The simulator needs it for a card that asks for the customer.");
        }
    }

    private static void requireCard(Parameters parameters) {
        if (!Set.of("card")
                .containsAll(parameters.nested("payment_method_types").values())) {
            throw Parameters.refused("parameter_invalid", "payment_method_types", "The simulator knows cards only.");
        }
        Map<String, String> automatic = parameters.nested("automatic_payment_methods");
        if (!Set.of("enabled", "allow_redirects").containsAll(automatic.keySet())) {
            throw Parameters.refused(
                    "parameter_unknown",
                    "automatic_payment_methods",
                    "Received unknown parameter in automatic_payment_methods: " + automatic.keySet());
        }
    }

    private static CaptureMethod captureMethod(Parameters parameters) {
        String value = parameters.optional("capture_method");
        return value == null
                ? CaptureMethod.AUTOMATIC
                : CaptureMethod.fromWireName(value)
                        .orElseThrow(() -> Parameters.refused(
                                "parameter_invalid", "capture_method", "Invalid capture_method: " + value));
    }

    private static @Nullable String description(Parameters parameters) {
        String description = parameters.optional("description");
        if (description != null && description.length() > MAX_DESCRIPTION_CHARACTERS) {
            throw Parameters.refused(
                    "parameter_invalid",
                    "description",
                    "A description has at most " + MAX_DESCRIPTION_CHARACTERS + " characters.");
        }
        return description;
    }
}
