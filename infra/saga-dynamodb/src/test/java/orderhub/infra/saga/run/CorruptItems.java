package orderhub.infra.saga.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A saga whose compensation is due, and the many ways in which its item can be none. */
final class CorruptItems {
    private static final AttributeValue TEXT = AttributeValue.fromS("x");
    private static final AttributeValue NUMBER = AttributeValue.fromN("1");
    private static final AttributeValue FRACTION = AttributeValue.fromN("1.5");
    private static final AttributeValue HUGE = AttributeValue.fromN("1E+100");
    private static final AttributeValue NOTHING = AttributeValue.fromNul(true);

    private CorruptItems() {}

    /** A saga to be compensated with one step, which nobody holds and which has been due for a minute. */
    static Map<String, AttributeValue> due(String id, Instant now, String compensation) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("saga_id", AttributeValue.fromS(id));
        item.put("schema", NUMBER);
        item.put("status", AttributeValue.fromS("COMPENSATING"));
        item.put("goal", AttributeValue.fromS("COMPENSATE"));
        item.put("epoch", NUMBER);
        item.put("deadline", millis(now.plusSeconds(60)));
        item.put("due_at", millis(now.minusSeconds(60)));
        item.put("due_shard", AttributeValue.fromS("due-0"));
        item.put("compensations", AttributeValue.fromBool(true));
        item.put("joins", AttributeValue.fromL(List.of(AttributeValue.fromS("join"))));
        item.put("steps", AttributeValue.fromL(List.of(AttributeValue.fromM(step(compensation)))));
        return item;
    }

    private static Map<String, AttributeValue> step(String compensation) {
        return Map.of("at", NUMBER, "compensation", AttributeValue.fromS(compensation));
    }

    /** What is wrong, and how it gets so. */
    static Map<String, Consumer<Map<String, AttributeValue>>> ways() {
        Map<String, Consumer<Map<String, AttributeValue>>> ways = new LinkedHashMap<>();
        for (AttributeValue wrong : List.of(TEXT, NUMBER, FRACTION, HUGE, NOTHING)) {
            for (String attribute : attributes(wrong)) {
                ways.put(attribute + " is " + wrong, item -> item.put(attribute, wrong));
            }
        }
        for (String attribute : List.of("status", "goal", "epoch", "joins", "steps")) {
            ways.put(attribute + " is missing", item -> item.remove(attribute));
        }
        ways.put("it runs without a deadline", CorruptItems::runWithoutDeadline);
        ways.put("it runs and is decided", item -> item.put("status", AttributeValue.fromS("RUNNING")));
        ways.put(
                "it completes what is to be compensated",
                item -> item.put("status", AttributeValue.fromS("COMPLETING")));
        ways.put("a join is no text", item -> item.put("joins", AttributeValue.fromL(List.of(NUMBER))));
        ways.put("more joins than steps", item -> item.put("joins", AttributeValue.fromL(List.of(TEXT, TEXT))));
        ways.put("a step is no map", item -> item.put("steps", AttributeValue.fromL(List.of(TEXT))));
        ways.put("an audit is no map", item -> item.put("audit", AttributeValue.fromL(List.of(TEXT))));
        ways.put(
                "an audit is empty",
                item -> item.put("audit", AttributeValue.fromL(List.of(AttributeValue.fromM(Map.of())))));
        step(ways, "at", null);
        step(ways, "at", TEXT);
        step(ways, "compensation", NUMBER);
        step(ways, "completion", NOTHING);
        step(ways, "callback", TEXT);
        step(ways, "callback", NUMBER);
        step(ways, "attempts", TEXT);
        step(ways, "attempts", HUGE);
        step(ways, "problem", NUMBER);
        step(ways, "options", TEXT);
        step(ways, "options", AttributeValue.fromM(Map.of("option", NUMBER)));
        step(ways, "options", option(TEXT, TEXT));
        step(ways, "options", option(NUMBER, TEXT));
        step(ways, "options", option(AttributeValue.fromS("Long"), TEXT));
        step(ways, "options", option(AttributeValue.fromS("Long"), NUMBER));
        return ways;
    }

    /** Which attributes a value is wrong for. What an index holds has a type that no item can depart from. */
    private static List<String> attributes(AttributeValue wrong) {
        List<String> attributes = new ArrayList<>(List.of("joins", "steps", "audit"));
        if (wrong.n() == null) {
            attributes.addAll(List.of("epoch", "deadline", "expires_at"));
        }
        if (wrong.s() == null) {
            attributes.addAll(List.of("owner", "because"));
        }
        if (wrong.equals(FRACTION)) {
            attributes.addAll(List.of("due_at", "epoch", "deadline"));
        }
        attributes.addAll(List.of("status", "goal"));
        return attributes;
    }

    private static void runWithoutDeadline(Map<String, AttributeValue> item) {
        item.put("status", AttributeValue.fromS("RUNNING"));
        item.remove("goal");
        item.remove("deadline");
    }

    private static void step(
            Map<String, Consumer<Map<String, AttributeValue>>> ways, String attribute, @Nullable AttributeValue wrong) {
        ways.put("a step's " + attribute + " is " + wrong, item -> {
            Map<String, AttributeValue> step = new HashMap<>(step("direct://undo-a"));
            if (wrong == null) {
                step.remove(attribute);
            } else {
                step.put(attribute, wrong);
            }
            item.put("steps", AttributeValue.fromL(List.of(AttributeValue.fromM(step))));
        });
    }

    private static AttributeValue option(AttributeValue type, AttributeValue value) {
        return AttributeValue.fromM(Map.of("option", AttributeValue.fromL(List.of(type, value))));
    }

    private static AttributeValue millis(Instant instant) {
        return AttributeValue.fromN(Long.toString(instant.toEpochMilli()));
    }
}
