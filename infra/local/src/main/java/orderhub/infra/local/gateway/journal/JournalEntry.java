package orderhub.infra.local.gateway.journal;

import orderhub.infra.local.gateway.idempotency.StoredAnswer;
import orderhub.infra.local.gateway.model.Effect;
import org.jspecify.annotations.Nullable;

/**
 * What one executed request leaves behind. Effect and answer share a line: either both survive a crash or neither
 * does, so a repeat can never charge twice.
 *
 * @param effect the change of the books, or null if the request was refused
 * @param answer the answer to repeat, or null if the request had no idempotency key
 */
public record JournalEntry(
        @Nullable Effect effect, @Nullable StoredAnswer answer) {}
