package orderhub.infra.saga.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orderhub.infra.saga.model.Audit;
import orderhub.infra.saga.model.CallbackState;
import orderhub.infra.saga.model.CorruptSagaException;
import orderhub.infra.saga.model.Goal;
import orderhub.infra.saga.model.Lease;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaStatus;
import orderhub.infra.saga.model.SagaStep;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A saga as an item, and back. Attributes that this version does not know are left alone. */
final class SagaItems {
    /** Version of the item's schema. A newer one is read as long as what it has is what is known here. */
    static final long SCHEMA_VERSION = 1;

    private static final BigDecimal SCHEMA = BigDecimal.valueOf(SCHEMA_VERSION);

    private SagaItems() {}

    /** @throws CorruptSagaException when the item is no saga, or is quarantined */
    static Saga read(Map<String, AttributeValue> item) {
        Reader reader = new Reader(item);
        String id = reader.text(Attr.ID);
        if (reader.has(Attr.QUARANTINED)) {
            throw new CorruptSagaException(id, "it is quarantined: " + reader.anyText(Attr.QUARANTINED), false, null);
        }
        try {
            return read(id, reader);
        } catch (RuntimeException corrupt) {
            throw new CorruptSagaException(id, String.valueOf(corrupt.getMessage()), isNewer(item), corrupt);
        }
    }

    private static boolean isNewer(Map<String, AttributeValue> item) {
        AttributeValue schema = item.get(Attr.SCHEMA);
        return schema != null && schema.n() != null && new BigDecimal(schema.n()).compareTo(SCHEMA) > 0;
    }

    private static Saga read(String id, Reader item) {
        SagaStatus status = item.name(Attr.STATUS, SagaStatus.class);
        Goal goal = item.has(Attr.GOAL) ? item.name(Attr.GOAL, Goal.class) : null;
        requireSense(item, status, goal);
        Instant deadline = Instant.ofEpochMilli(item.numberOr(Attr.DEADLINE, 0));
        Lease lease = new Lease(
                item.numberOr(Attr.EPOCH, 0),
                item.optionalText(Attr.OWNER),
                Instant.ofEpochMilli(item.numberOr(Attr.DUE_AT, 0)));
        return new Saga(
                id,
                status,
                goal,
                item.optionalText(Attr.BECAUSE),
                steps(item),
                deadline,
                lease,
                item.has(Attr.EXPIRES_AT) ? Instant.ofEpochSecond(item.number(Attr.EXPIRES_AT)) : null,
                item.list(Attr.AUDIT).stream().map(SagaItems::audit).toList());
    }

    /** What contradicts itself would be found due again and again, and no write would ever fit it. */
    private static void requireSense(Reader item, SagaStatus status, @Nullable Goal goal) {
        boolean fits =
                switch (status) {
                    case RUNNING -> goal == null;
                    case PARKED -> goal != null;
                    default -> goal != null && (status == goal.underway() || status == goal.reached());
                };
        if (!fits) {
            throw new IllegalArgumentException(
                    "it is %s but %s was decided".formatted(status, goal == null ? "nothing" : goal));
        }
        if (status == SagaStatus.RUNNING) {
            item.number(Attr.DEADLINE);
        } else if (!status.isEnded()) {
            item.number(Attr.EPOCH);
            item.number(Attr.DUE_AT);
        }
    }

    private static List<SagaStep> steps(Reader item) {
        List<AttributeValue> steps = item.list(Attr.STEPS);
        List<AttributeValue> joins = item.list(Attr.JOINS);
        if (steps.size() != joins.size()) {
            throw new IllegalArgumentException(steps.size() + " steps but " + joins.size() + " joins");
        }
        List<SagaStep> read = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            read.add(step(joinId(joins.get(i)), Reader.ofMap(steps.get(i))));
        }
        return read;
    }

    private static String joinId(AttributeValue join) {
        if (join.s() == null) {
            throw new IllegalArgumentException("a join is no text");
        }
        return join.s();
    }

    private static SagaStep step(String joinId, Reader step) {
        return new SagaStep(
                joinId,
                step.millis(Attr.STEP_JOINED_AT),
                step.optionalText(Attr.STEP_COMPENSATION),
                step.optionalText(Attr.STEP_COMPLETION),
                OptionItems.read(step.attributes().get(Attr.STEP_OPTIONS)),
                step.has(Attr.STEP_CALLBACK)
                        ? step.name(Attr.STEP_CALLBACK, CallbackState.class)
                        : CallbackState.WAITING,
                (int) step.numberOr(Attr.STEP_ATTEMPTS, 0),
                step.optionalText(Attr.STEP_PROBLEM));
    }

    static AttributeValue joining(SagaStep step) {
        Map<String, AttributeValue> written = new HashMap<>();
        written.put(Attr.STEP_JOINED_AT, Attr.millis(step.joinedAt()));
        if (step.compensation() != null) {
            written.put(Attr.STEP_COMPENSATION, Attr.text(step.compensation()));
        }
        if (step.completion() != null) {
            written.put(Attr.STEP_COMPLETION, Attr.text(step.completion()));
        }
        if (!step.options().isEmpty()) {
            written.put(Attr.STEP_OPTIONS, OptionItems.written(step.options()));
        }
        return AttributeValue.fromM(written);
    }

    static AttributeValue written(Audit audit) {
        return AttributeValue.fromM(Map.of(
                Attr.AUDIT_AT, Attr.millis(audit.at()),
                Attr.AUDIT_WHO, Attr.text(audit.who()),
                Attr.AUDIT_WHAT, Attr.text(audit.what()),
                Attr.AUDIT_WHY, Attr.text(audit.why())));
    }

    private static Audit audit(AttributeValue value) {
        Reader audit = Reader.ofMap(value);
        return new Audit(
                audit.millis(Attr.AUDIT_AT),
                audit.text(Attr.AUDIT_WHO),
                audit.text(Attr.AUDIT_WHAT),
                audit.text(Attr.AUDIT_WHY));
    }
}
