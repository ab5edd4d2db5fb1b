package orderhub.routes.http;

import java.io.IOException;

/** The body of an answer that is written piece by piece, whenever there is something to tell. No thread waits for it. */
public interface LiveBody {

    /** Where the pieces go. */
    interface Sink {
        /**
         * Sends a piece on its way to the caller at once.
         *
         * @throws IOException if the caller is gone
         */
        void write(String piece) throws IOException;

        /** Ends the answer. */
        void close();
    }

    /** Begins to write; called once, after the headers were sent. */
    void start(Sink sink);

    /** Gives up what was never begun. */
    void cancel();
}
