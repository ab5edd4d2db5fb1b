package orderhub.infra.saga.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import orderhub.infra.saga.model.SagaStoreException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * One DynamoDB table. Throttles and lost connections are retried, with jitter and within bounds, by the client as it is
 * configured; what is left is told as a {@link SagaStoreException}.
 */
final class Table {
    /** DynamoDB's own limit. An answer holds at most 16 MB as well, which is why a batch may take several. */
    static final int MAX_BATCH = 100;

    private final DynamoDbClient dynamoDb;
    private final String name;

    Table(DynamoDbClient dynamoDb, String name) {
        this.dynamoDb = dynamoDb;
        this.name = name;
    }

    /** The item as of now; empty when there is none. */
    Optional<Map<String, AttributeValue>> get(String id) {
        return asked("read " + id, () -> {
            var answer = dynamoDb.getItem(request ->
                    request.tableName(name).key(Map.of(Attr.ID, Attr.text(id))).consistentRead(true));
            return answer.hasItem() ? Optional.of(answer.item()) : Optional.empty();
        });
    }

    /**
     * The items as of now, in no order; without those that there are none of.
     *
     * @param ids all different; at most {@value #MAX_BATCH}
     */
    List<Map<String, AttributeValue>> getAll(Collection<String> ids) {
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        KeysAndAttributes wanted = KeysAndAttributes.builder()
                .keys(ids.stream().map(id -> Map.of(Attr.ID, Attr.text(id))).toList())
                .consistentRead(true)
                .build();
        Map<String, KeysAndAttributes> left = ids.isEmpty() ? Map.of() : Map.of(name, wanted);
        while (!left.isEmpty()) {
            Map<String, KeysAndAttributes> asked = left;
            BatchGetItemResponse answer =
                    asked("read a batch", () -> dynamoDb.batchGetItem(request -> request.requestItems(asked)));
            List<Map<String, AttributeValue>> items = answer.responses().getOrDefault(name, List.of());
            found.addAll(items);
            left = answer.unprocessedKeys();
            if (items.isEmpty() && !left.isEmpty()) {
                throw new SagaStoreException("DynamoDB table %s: a batch is throttled".formatted(name), null);
            }
        }
        return found;
    }

    /** Writes if the condition holds. */
    Written update(String id, Update update, ReturnValue wanted) {
        return asked("write " + id, () -> {
            try {
                return new Written.Done(
                        dynamoDb.updateItem(update.request(name, id, wanted)).attributes());
            } catch (ConditionalCheckFailedException refused) {
                return new Written.Refused(refused.hasItem() ? refused.item() : Map.of());
            }
        });
    }

    QueryResponse query(QueryRequest.Builder query) {
        return asked("query", () -> dynamoDb.query(query.tableName(name).build()));
    }

    /** The AWS SDK sends nothing on an interrupted thread, but deciding and letting go are what is to be written then. */
    private <T> T asked(String what, Supplier<T> question) {
        boolean interrupted = Thread.interrupted();
        try {
            return question.get();
        } catch (SdkException fault) {
            String message = "DynamoDB table %s: cannot %s: %s".formatted(name, what, fault.getMessage());
            throw new SagaStoreException(message, fault);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What became of a conditional write. */
    sealed interface Written {
        /** It was made; with the attributes that were asked for. */
        record Done(Map<String, AttributeValue> attributes) implements Written {}

        /** The condition did not hold; with the item as it is, empty when there is none. */
        record Refused(Map<String, AttributeValue> item) implements Written {}
    }
}
