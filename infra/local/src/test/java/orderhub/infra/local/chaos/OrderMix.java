package orderhub.infra.local.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The orders of a run: every lane, every refusal, and a gateway at its worst. The same seed makes the same orders. */
final class OrderMix {

    private static final List<String> STANDARD =
            List.of("COF-ETH-250", "TEA-EGR-100", "BOK-BIRDS-CITY", "BOK-BREAD-DAYS", "BOK-CARTOGRAPHER");
    private static final List<String> EXPRESS =
            List.of("FRE-HERB-BOX", "FRE-BAGUETTE-2", "FRE-BREAD-SOUR", "FRE-BERRY-500");
    private static final List<String> DIGITAL =
            List.of("EBK-SLOW-CUP", "EBK-CARTOGRAPHER", "CRS-JAVA-START", "CRS-TEA-TASTING");

    /** Fifty of these, which more orders want than can be had. */
    private static final List<String> HOT = List.of("ELE-EARBUD");

    private static final List<String> SOLD_OUT = List.of("BOK-MOSS", "TEA-DHP-50");

    /** Above the limit of a review. Nobody reviews it: its time runs out, and everything is undone. */
    private static final List<String> LARGE = List.of("KIT-ESPRESSO-DUAL");

    static final String PLAIN = "pm_card_visa";
    private static final String DECLINED = "pm_card_chargeDeclined";

    /** Each is charged in the end; the hub gives up an answer after 10 s. */
    private static final List<String> FAULTS = List.of(
            "pm_sim_error_503_2",
            "pm_sim_delay_1500",
            "pm_sim_timeout_after_charge_11000",
            "pm_sim_drop_connection_after_charge");

    private static final int CUSTOMERS = 20;

    /** One in twelve is called off, at some time on its way. */
    private static final int CALLED_OFF_ONE_IN = 12;

    private static final int LONGEST_THOUGHT_MS = 2_000;

    private final Random random;
    private final Random minds;

    OrderMix(long seed) {
        random = new Random(seed);
        minds = new Random(~seed);
    }

    /** The next body; not thread-safe. */
    String next() {
        int percent = random.nextInt(100);
        if (percent < 40) {
            return order(STANDARD, 1 + random.nextInt(3), PLAIN);
        } else if (percent < 53) {
            return order(EXPRESS, 1 + random.nextInt(2), PLAIN);
        } else if (percent < 66) {
            return order(DIGITAL, 1, PLAIN);
        } else if (percent < 74) {
            return order(STANDARD, 1, DECLINED);
        } else if (percent < 78) {
            return order(SOLD_OUT, 1, PLAIN);
        } else if (percent < 90) {
            return order(HOT, 1, PLAIN);
        } else if (percent < 92) {
            return order(LARGE, 1, PLAIN);
        } else {
            return order(STANDARD, 1, pick(FAULTS));
        }
    }

    /** How long after its acknowledgement the order of the last body is called off, if it is; not thread-safe. */
    Optional<Duration> calledOffAfter() {
        boolean is = minds.nextInt(CALLED_OFF_ONE_IN) == 0;
        Duration thought = Duration.ofMillis(minds.nextInt(LONGEST_THOUGHT_MS));
        return is ? Optional.of(thought) : Optional.empty();
    }

    private String order(List<String> products, int quantity, String token) {
        return """
                {"customerId":"C-10%02d",
                 "items":[{"productId":"%s","quantity":%d}],
                 "paymentMethod":{"type":"card","token":"%s"}}""".formatted(1 + random.nextInt(CUSTOMERS), pick(products), quantity, token);
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
