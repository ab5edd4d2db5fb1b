package orderhub.schemas.deadletter;

import java.util.List;

/**
 * Dead letters with one cause.
 *
 * @param cause what they have in common
 * @param count how many there are
 * @param sampleIds ids of some of them
 */
public record CauseGroup(Cause cause, int count, List<String> sampleIds) {

    public CauseGroup {
        sampleIds = List.copyOf(sampleIds);
    }
}
