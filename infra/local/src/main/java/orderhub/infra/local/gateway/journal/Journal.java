package orderhub.infra.local.gateway.journal;

import java.io.IOException;

/** Keeps entries beyond the life of the process. */
public interface Journal extends AutoCloseable {

    /**
     * Makes an entry durable before it returns.
     *
     * @throws IOException if that failed; the entry is not kept then
     */
    void append(JournalEntry entry) throws IOException;

    @Override
    void close() throws IOException;

    /** A journal that keeps nothing, for a gateway that lives in memory. */
    static Journal none() {
        return new Journal() {
            @Override
            public void append(JournalEntry entry) {
                // Nothing outlives the process.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }
}
