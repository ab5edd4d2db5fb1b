package orderhub.routes.reads;

/** Something that would go on for longer than a hub may take to stop. */
public interface EndsOnDrain {

    /** Ends what is under way, in its usual form, and begins nothing new. Does not wait. */
    void drain();
}
