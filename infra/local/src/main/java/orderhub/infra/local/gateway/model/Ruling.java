package orderhub.infra.local.gateway.model;

/** What the rules say to a request to create, capture, cancel or refund. */
public sealed interface Ruling {

    /** It is done by applying this effect. */
    record Accepted(Effect effect) implements Ruling {}

    /** The card was declined; applying the effect records the attempt. */
    record Declined(Effect effect, GatewayError error) implements Ruling {}

    /** It cannot be done, and nothing changes. */
    record Refused(GatewayError error) implements Ruling {}
}
