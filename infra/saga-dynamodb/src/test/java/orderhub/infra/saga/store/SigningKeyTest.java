package orderhub.infra.saga.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import orderhub.infra.saga.model.CorruptSagaException;
import orderhub.infra.saga.model.SagaIds;
import orderhub.infra.saga.testing.EmbeddedDynamoDb;
import orderhub.infra.saga.testing.InterceptedDynamoDb;
import orderhub.infra.saga.testing.TestTable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class SigningKeyTest {
    private final TestTable table = new TestTable();
    private final SagaStore other = new SagaStore(table.client(), table.settings(), () -> key(2));

    @Test
    void makes_one_key_for_all_nodes() {
        SagaStore store = new SagaStore(table.client(), table.settings(), () -> key(1));
        String id = issue(store);
        assertThat(other.ids().issuedAt(id)).isPresent();
        assertThat(stored()).isEqualTo(key(1));
    }

    @Test
    void takes_the_key_of_a_node_that_was_quicker() {
        SagaStore slower = new SagaStore(
                new InterceptedDynamoDb(EmbeddedDynamoDb.client()) {
                    @Override
                    protected <T> T write(Supplier<T> call) {
                        issue(other);
                        return call.get();
                    }
                },
                table.settings(),
                () -> key(1));
        assertThat(other.ids().issuedAt(issue(slower))).isPresent();
        assertThat(stored()).isEqualTo(key(2));
    }

    @Test
    void recognises_its_key_when_the_write_is_made_twice() {
        SagaStore twice = new SagaStore(
                new InterceptedDynamoDb(EmbeddedDynamoDb.client()) {
                    @Override
                    protected <T> T write(Supplier<T> call) {
                        T lost = call.get();
                        assertThat(lost).isNotNull();
                        return call.get();
                    }
                },
                table.settings(),
                () -> key(1));
        assertThat(other.ids().issuedAt(issue(twice))).isPresent();
    }

    @Test
    void refuses_a_key_that_is_none() {
        for (AttributeValue none : new AttributeValue[] {
            AttributeValue.fromS("text"), AttributeValue.fromB(SdkBytes.fromByteArray(new byte[SagaIds.KEY_BYTES - 1]))
        }) {
            table.put(Map.of("saga_id", AttributeValue.fromS("signing-key"), "key", none));
            assertThatThrownBy(() -> issue(other)).isInstanceOf(CorruptSagaException.class);
        }
    }

    private byte[] stored() {
        return requireNonNull(table.item("signing-key").get("key")).b().asByteArray();
    }

    private static String issue(SagaStore store) {
        return store.ids().issue(Instant.EPOCH, new byte[SagaIds.RANDOM_BYTES]);
    }

    private static byte[] key(int filling) {
        byte[] key = new byte[SagaIds.KEY_BYTES];
        Arrays.fill(key, (byte) filling);
        return key;
    }
}
