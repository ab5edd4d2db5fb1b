package orderhub.processors.deadletters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import orderhub.schemas.deadletter.Cause;
import orderhub.schemas.deadletter.CauseGroup;
import orderhub.schemas.deadletter.DeadLetter;
import orderhub.schemas.deadletter.Death;

/** Puts dead letters of one cause together, the most frequent first. */
public final class GroupByCause implements Function<List<DeadLetter>, List<CauseGroup>> {

    /** Enough to look at some and dry-run them. */
    static final int MAX_SAMPLES = 5;

    private final NormaliseMessage normalise = new NormaliseMessage();

    @Override
    public List<CauseGroup> apply(List<DeadLetter> letters) {
        Map<Cause, List<String>> ids = new LinkedHashMap<>();
        for (DeadLetter letter : letters) {
            ids.computeIfAbsent(causeOf(letter), unseen -> new ArrayList<>()).add(letter.messageId());
        }
        return ids.entrySet().stream()
                .map(group -> new CauseGroup(
                        group.getKey(),
                        group.getValue().size(),
                        group.getValue().stream().limit(MAX_SAMPLES).toList()))
                .sorted(Comparator.comparingInt(CauseGroup::count).reversed())
                .toList();
    }

    private Cause causeOf(DeadLetter letter) {
        Death death = letter.death();
        return death == null
                ? Cause.NOT_SAID
                : new Cause(death.route(), death.exception(), normalise.apply(death.message()));
    }
}
