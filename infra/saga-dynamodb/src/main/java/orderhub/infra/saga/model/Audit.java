package orderhub.infra.saga.model;

import java.time.Instant;

/**
 * What an operator did to a saga.
 *
 * @param at when
 * @param who the operator, as the caller named them
 * @param what the action, with the step when it was about one
 * @param why the reason given
 */
public record Audit(Instant at, String who, String what, String why) {}
