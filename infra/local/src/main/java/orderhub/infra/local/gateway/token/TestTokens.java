package orderhub.infra.local.gateway.token;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orderhub.infra.local.gateway.model.CardDecline;

/** Reads payment method strings: Stripe's test cards and the simulator's own {@code pm_sim_…}. */
public final class TestTokens {

    /** The longest delay a token may ask for; longer ones are unknown tokens. */
    public static final int MAX_DELAY_MILLIS = 120_000;

    /** The most failures a token may ask for; more make an unknown token. */
    public static final int MAX_FAILURES = 1_000;

    /** Why a card is declined whose bank wants to hear from the customer, where the payment may not wait for that. */
    public static final String AUTHENTICATION_REQUIRED = "authentication_required";

    // Names and codes from Stripe's page on test cards; the expired card has no decline code there.
    private static final Map<String, TestToken> CARDS = Map.of(
            "pm_card_visa", new TestToken.Accepts(),
            "pm_card_mastercard", new TestToken.Accepts(),
            "pm_card_chargeDeclined",
                    new TestToken.Declines(
                            new CardDecline("card_declined", "generic_decline", "The card was declined.")),
            "pm_card_chargeDeclinedInsufficientFunds",
                    new TestToken.Declines(
                            new CardDecline("card_declined", "insufficient_funds", "The card lacks the funds.")),
            "pm_card_chargeDeclinedExpiredCard",
                    new TestToken.Declines(new CardDecline("expired_card", null, "The card has expired.")),
            "pm_card_authenticationRequired",
                    new TestToken.Declines(new CardDecline(
                            AUTHENTICATION_REQUIRED,
                            AUTHENTICATION_REQUIRED,
                            "The card's bank wants to hear from the customer.")),
            "pm_sim_hold_only", new TestToken.HoldsOnly(),
            "pm_sim_drop_connection_after_charge", new TestToken.DropsConnectionAfterCharge());

    private static final Map<Pattern, Function<MatchResult, Optional<TestToken>>> FAULTS = Map.of(
            Pattern.compile("pm_sim_delay_(\\d{1,6})"), m -> delay(m).map(TestToken.AnswersLate::new),
            Pattern.compile("pm_sim_timeout_after_charge_(\\d{1,6})"),
                    m -> delay(m).map(TestToken.TimesOutAfterCharge::new),
            Pattern.compile("pm_sim_error_(429|5\\d\\d)_(\\d{1,4})"),
                    m -> failures(m, 2).map(n -> new TestToken.FailsFirst(Integer.parseInt(m.group(1)), n)),
            Pattern.compile("pm_sim_flap_(\\d{1,4})"), m -> failures(m, 1).map(TestToken.Flaps::new),
            Pattern.compile("pm_sim_error_after_charge_(5\\d\\d)"),
                    m -> Optional.of(new TestToken.FailsAfterCharge(Integer.parseInt(m.group(1)))));

    private TestTokens() {}

    /** What this payment method does; empty if there is no such payment method. */
    public static Optional<TestToken> parse(String paymentMethod) {
        TestToken card = CARDS.get(paymentMethod);
        return card != null ? Optional.of(card) : fault(paymentMethod);
    }

    private static Optional<TestToken> fault(String paymentMethod) {
        return FAULTS.entrySet().stream()
                .flatMap(fault -> {
                    Matcher matcher = fault.getKey().matcher(paymentMethod);
                    return matcher.matches() ? fault.getValue().apply(matcher).stream() : null;
                })
                .findFirst();
    }

    private static Optional<Duration> delay(MatchResult match) {
        int millis = Integer.parseInt(match.group(1));
        return millis > MAX_DELAY_MILLIS ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    }

    private static Optional<Integer> failures(MatchResult match, int group) {
        int times = Integer.parseInt(match.group(group));
        return times < 1 || times > MAX_FAILURES ? Optional.empty() : Optional.of(times);
    }
}
