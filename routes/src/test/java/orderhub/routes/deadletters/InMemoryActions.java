package orderhub.routes.deadletters;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** The table of what operators did, for the two updates that there are. */
final class InMemoryActions implements DynamoDbClient {

    final Map<String, Map<String, AttributeValue>> items = new HashMap<>();

    /** What every call fails with; null for none. */
    @Nullable
    RuntimeException fault;

    /** An attribute of an item, as text; empty when it is not there. */
    String text(String id, String attribute) {
        AttributeValue value = items.getOrDefault(id, Map.of()).get(attribute);
        return value == null ? "" : value.s() == null ? value.n() : value.s();
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        failIfAsked();
        items.put(id(request.item()), new HashMap<>(request.item()));
        return PutItemResponse.builder().build();
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        failIfAsked();
        return GetItemResponse.builder()
                .item(items.getOrDefault(id(request.key()), Map.of()))
                .build();
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        failIfAsked();
        Map<String, AttributeValue> item = items.computeIfAbsent(id(request.key()), id -> new HashMap<>(request.key()));
        AttributeValue running = request.expressionAttributeValues().get(":running");
        if (request.conditionExpression() != null
                && !String.valueOf(running).equals(String.valueOf(item.get("redrive_state")))) {
            throw ConditionalCheckFailedException.builder().build();
        }
        for (String assignment :
                request.updateExpression().substring("SET ".length()).split(", ", -1)) {
            String[] sides = assignment.split(" = ", -1);
            AttributeValue value = request.expressionAttributeValues().get(sides[1]);
            item.put(sides[0], value == null ? AttributeValue.fromNul(true) : value);
        }
        return UpdateItemResponse.builder().attributes(item).build();
    }

    private void failIfAsked() {
        if (fault != null) {
            throw fault;
        }
    }

    private static String id(Map<String, AttributeValue> key) {
        return key.getOrDefault("action_id", AttributeValue.fromS("")).s();
    }

    @Override
    public String serviceName() {
        return "dynamodb";
    }

    @Override
    public void close() {}
}
