package orderhub.infra.saga.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import orderhub.infra.saga.model.CorruptSagaException;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaIds;
import orderhub.infra.saga.model.SagaSettings;
import orderhub.infra.saga.model.SagaStoreException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * The sagas of one table. Every method may throw {@link SagaStoreException} when DynamoDB cannot be asked, and
 * {@link CorruptSagaException} when what it answers is no saga.
 */
public final class SagaStore {
    /** The most sagas that are looked at in one request. */
    public static final int MAX_LOOKS = Table.MAX_BATCH;

    /** Longer than any id of ours. */
    private static final int MAX_ID_CHARACTERS = 200;

    private final Table table;
    private final Shards shards;
    private final Joins joins;
    private final Decisions decisions;
    private final Saves saves;
    private final SagaIds ids;

    /** @param newKey makes the table's signing key if it has none: {@value SagaIds#KEY_BYTES} random bytes */
    public SagaStore(DynamoDbClient dynamoDb, SagaSettings settings, Supplier<byte[]> newKey) {
        table = new Table(dynamoDb, settings.table());
        shards = new Shards(settings.dueShards());
        joins = new Joins(table, shards, settings.maxSteps());
        decisions = new Decisions(table, shards, settings.keptFor());
        saves = new Saves(shards);
        ids = new SagaIds(new SigningKey(table, newKey));
    }

    /** Ids that this table's key signs. */
    public SagaIds ids() {
        return ids;
    }

    /** The partitions of {@link #dueIndex()}. */
    public Shards shards() {
        return shards;
    }

    /** The sagas that somebody still has to do something about. */
    public DueIndex dueIndex() {
        return new DueIndex(table);
    }

    /** The saga as of now; empty when there is none. */
    public Optional<Saga> get(String id) {
        return table.get(id).map(SagaItems::read);
    }

    /** What lies under the id as of now, be it readable or not; empty when nothing does. */
    public Optional<Stored> look(String id) {
        return mayBeSaga(id) ? table.get(id).map(Stored::of) : Optional.empty();
    }

    /**
     * What lies under the ids as of now, in their order; without those that nothing lies under.
     *
     * @param ids at most {@value #MAX_LOOKS}
     */
    public List<Stored> look(Collection<String> ids) {
        List<String> wanted =
                ids.stream().filter(SagaStore::mayBeSaga).distinct().toList();
        Map<String, Stored> found =
                table.getAll(wanted).stream().map(Stored::of).collect(Collectors.toMap(Stored::id, item -> item));
        return wanted.stream().filter(found::containsKey).map(found::get).toList();
    }

    /** The signing key is nobody's to look at. */
    private static boolean mayBeSaga(String id) {
        return !id.isBlank() && id.length() <= MAX_ID_CHARACTERS && !id.equals(SigningKey.ITEM_ID);
    }

    /** Joins a step, and begins the saga with its first one. */
    public Join join(String id, JoinRequest request, Known known) {
        return joins.join(id, request, known);
    }

    /** Decides how a running saga ends. */
    public Decision decide(String id, DecisionRequest request, Known known) {
        return decisions.decide(id, request, known);
    }

    /**
     * Writes what became of a decided saga.
     *
     * @param before as it was read
     * @param after as it is to become
     * @return false when it is not as it was read any more: somebody else has it, and nothing was written
     */
    public boolean save(Saga before, Saga after) {
        Table.Written written = table.update(before.id(), saves.update(before, after), ReturnValue.NONE);
        if (!(written instanceof Table.Written.Refused refused)) {
            return true;
        }
        return !refused.item().isEmpty() && Saves.isSame(SagaItems.read(refused.item()), after);
    }

    /** Puts an item aside that cannot be read, with all it holds, so that no sweep finds it again. */
    public boolean quarantine(String id, String reason, Instant now) {
        Update update = new Update()
                .set(Attr.QUARANTINED, Attr.text(reason))
                .set(Attr.DUE_SHARD, Attr.text(shards.quarantinedOf(id)))
                .set(Attr.DUE_AT, Attr.millis(now))
                .onlyIf("attribute_exists(" + Attr.ID + ")")
                .onlyIfMissing(Attr.QUARANTINED);
        return table.update(id, update, ReturnValue.NONE) instanceof Table.Written.Done;
    }
}
