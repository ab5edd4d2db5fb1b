package orderhub.infra.local.gateway.token;

import java.time.Duration;

/** How an answer reaches the caller. */
public sealed interface Delivery {

    /** Sent as soon as it is there. */
    record AtOnce() implements Delivery {}

    /** Sent after this time. */
    record Held(Duration hold) implements Delivery {}

    /** Never sent: the connection is closed. */
    record Dropped() implements Delivery {}
}
