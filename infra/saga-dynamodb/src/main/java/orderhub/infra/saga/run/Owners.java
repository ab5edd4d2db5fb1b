package orderhub.infra.saga.run;

import java.util.concurrent.atomic.AtomicLong;

/** Names for owners: the node, and a number that no claim of it has had before. */
public final class Owners {
    private final String node;
    private final AtomicLong claims = new AtomicLong();

    /** @param node unique among all nodes and all their runs */
    public Owners(String node) {
        this.node = node;
    }

    /** A name for the next claim. */
    public String next() {
        return node + "/" + claims.incrementAndGet();
    }
}
