package orderhub.infra.saga.store;

import java.util.Map;
import java.util.function.Supplier;
import orderhub.infra.saga.model.CorruptSagaException;
import orderhub.infra.saga.model.SagaIds;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * The key that signs saga ids. It lies in the table itself, made by the first node that needs it: whoever may read it may
 * read the ids as well, and there is no secret to hand around.
 */
final class SigningKey implements Supplier<byte[]> {
    /** No saga's id: those have 40 characters. */
    static final String ITEM_ID = "signing-key";

    private static final String KEY = "key";

    private final Table table;
    private final Supplier<byte[]> newKey;
    private volatile byte @Nullable [] key;

    /** @param newKey {@value SagaIds#KEY_BYTES} random bytes, for a table that has no key yet */
    SigningKey(Table table, Supplier<byte[]> newKey) {
        this.table = table;
        this.newKey = newKey;
    }

    @Override
    public byte[] get() {
        byte[] known = key;
        if (known == null) {
            known = table.get(ITEM_ID).map(SigningKey::read).orElseGet(this::begin);
            key = known;
        }
        return known;
    }

    private byte[] begin() {
        byte[] mine = newKey.get();
        Update update = new Update()
                .set(KEY, AttributeValue.fromB(SdkBytes.fromByteArray(mine)))
                .onlyIfMissing(Attr.ID);
        Table.Written written = table.update(ITEM_ID, update, ReturnValue.NONE);
        return written instanceof Table.Written.Refused refused ? read(refused.item()) : mine;
    }

    private static byte[] read(Map<String, AttributeValue> item) {
        AttributeValue stored = item.get(KEY);
        if (stored == null || stored.b() == null || stored.b().asByteArray().length != SagaIds.KEY_BYTES) {
            throw new CorruptSagaException(ITEM_ID, "it holds no key of " + SagaIds.KEY_BYTES + " bytes", false, null);
        }
        return stored.b().asByteArray();
    }
}
