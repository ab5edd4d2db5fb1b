package orderhub.infra.local.gateway.idempotency;

/** The first answer to a call, which every repeat of the call gets. */
public record StoredAnswer(IdempotentCall call, Answer answer) {}
