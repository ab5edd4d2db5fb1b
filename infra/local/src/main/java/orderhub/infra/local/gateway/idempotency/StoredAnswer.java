package orderhub.infra.local.gateway.idempotency;

/**
 * The first answer to a call, which every repeat of the call gets.
 *
 * @param atEpochSeconds when it was given, from which on its key has an age; 0 where a journal of before does not say
 */
public record StoredAnswer(IdempotentCall call, Answer answer, long atEpochSeconds) {}
