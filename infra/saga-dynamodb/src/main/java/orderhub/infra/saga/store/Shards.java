package orderhub.infra.saga.store;

import java.util.List;
import java.util.stream.IntStream;
import orderhub.infra.saga.model.SagaStatus;

/** Partitions of the index of unfinished sagas. */
public final class Shards {
    private static final String DUE = "due-";
    private static final String PARKED = "parked-";
    private static final String QUARANTINED = "quarantined-";

    private final int count;

    public Shards(int count) {
        this.count = count;
    }

    /** Where sagas are that run, or whose callbacks are being called. */
    public List<String> due() {
        return all(DUE);
    }

    /** Where sagas are that wait for an operator. */
    public List<String> parked() {
        return all(PARKED);
    }

    /** Where items are that cannot be read. */
    public List<String> quarantined() {
        return all(QUARANTINED);
    }

    String of(String id, SagaStatus status) {
        return (status == SagaStatus.PARKED ? PARKED : DUE) + shard(id);
    }

    String quarantinedOf(String id) {
        return QUARANTINED + shard(id);
    }

    private int shard(String id) {
        return Math.floorMod(id.hashCode(), count);
    }

    private List<String> all(String prefix) {
        return IntStream.range(0, count).mapToObj(shard -> prefix + shard).toList();
    }
}
