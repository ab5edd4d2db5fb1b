package orderhub.infra.local.gateway.service;

import orderhub.infra.local.gateway.idempotency.Answer;
import orderhub.infra.local.gateway.model.Effect;
import org.jspecify.annotations.Nullable;

/**
 * What a command comes to.
 *
 * @param effect the change of the books, or null if there is none
 * @param answer what the caller is told
 * @param stored whether the answer is kept for the idempotency key: it is, once the execution has begun
 */
record Verdict(@Nullable Effect effect, Answer answer, boolean stored) {}
