package orderhub.infra.saga.store;

import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Names of attributes, and short ways to write their values. Names count towards an item's size, so they are short. */
final class Attr {
    static final String ID = "saga_id";
    static final String SCHEMA = "schema";
    static final String STATUS = "status";
    static final String GOAL = "goal";
    static final String BECAUSE = "because";
    static final String STEPS = "steps";
    /** Ids of the joins, in the order of the steps. A list of its own, since DynamoDB searches a list for text only. */
    static final String JOINS = "joins";
    /** There, and true, when a step has a callback of the kind. */
    static final String COMPLETIONS = "completions";

    static final String COMPENSATIONS = "compensations";
    static final String DEADLINE = "deadline";
    static final String EPOCH = "epoch";
    static final String OWNER = "owner";
    /** Who ended it in one write, as {@link #OWNER}: a repeated write recognises itself by it. */
    static final String ENDED_BY = "ended_by";

    static final String DUE_SHARD = "due_shard";
    static final String DUE_AT = "due_at";
    static final String EXPIRES_AT = "expires_at";
    static final String AUDIT = "audit";
    static final String QUARANTINED = "quarantined";

    static final String STEP_JOINED_AT = "at";
    static final String STEP_COMPENSATION = "compensation";
    static final String STEP_COMPLETION = "completion";
    static final String STEP_OPTIONS = "options";
    static final String STEP_CALLBACK = "callback";
    static final String STEP_ATTEMPTS = "attempts";
    static final String STEP_PROBLEM = "problem";

    static final String AUDIT_AT = "at";
    static final String AUDIT_WHO = "who";
    static final String AUDIT_WHAT = "what";
    static final String AUDIT_WHY = "why";

    private Attr() {}

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    /** Times are kept as milliseconds since 1970. */
    static AttributeValue millis(Instant time) {
        return number(time.toEpochMilli());
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
