package orderhub.routes.reads;

import orderhub.schemas.order.Order;

/** Somebody who follows one order. Told on threads of the watch, perhaps on several at once and twice of the same. */
interface Follower {

    /** The order is as it is here. */
    void changed(Order order);

    /** The hub stops: there is nothing more to hear from it. */
    void ended();
}
