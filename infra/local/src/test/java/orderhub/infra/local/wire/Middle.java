package orderhub.infra.local.wire;

/** What becomes of a call. */
@FunctionalInterface
public interface Middle {

    /** Nothing happens to it. */
    Middle HARMLESS = (call, onward) -> onward.pass(call);

    /** The rest of the way. */
    @FunctionalInterface
    interface Onward {
        /** Has the call made, and gives its answer. */
        Answer pass(Call call) throws InterruptedException;
    }

    /** Passes the call on, or another, or none, and answers; may take its time. */
    Answer handle(Call call, Onward onward) throws InterruptedException;
}
