package orderhub.infra.local.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import orderhub.infra.local.aws.AwsClients;
import orderhub.infra.local.aws.SharedAws;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class DynamoDbTest {
    private static final String TABLE = "orders";
    private final AwsClients aws = SharedAws.clients();

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    @Test
    void gives_an_item_back_as_it_was_put() {
        String id = AwsClients.unique("order");
        aws.dynamoDb.putItem(
                put -> put.tableName(TABLE).item(Map.of("order_id", text(id), "total", AttributeValue.fromN("10.10"))));

        assertThat(aws.dynamoDb
                        .getItem(get -> get.tableName(TABLE).key(Map.of("order_id", text(id))))
                        .item())
                .containsEntry("total", AttributeValue.fromN("10.1"));
    }

    @Test
    void finds_an_item_by_its_secondary_index() {
        String id = AwsClients.unique("order");
        String shard = AwsClients.unique("shard");
        aws.dynamoDb.putItem(put -> put.tableName(TABLE)
                .item(Map.of("order_id", text(id), "relay_shard", text(shard), "relay_at", AttributeValue.fromN("5"))));

        assertThat(aws.dynamoDb
                        .query(query -> query.tableName(TABLE)
                                .indexName("relay-index")
                                .keyConditionExpression("relay_shard = :shard AND relay_at <= :now")
                                .expressionAttributeValues(
                                        Map.of(":shard", text(shard), ":now", AttributeValue.fromN("9"))))
                        .items())
                .singleElement()
                .satisfies(item -> assertThat(item).containsEntry("order_id", text(id)));
    }

    @Test
    void tells_what_was_there_when_a_transaction_is_cancelled() {
        String id = AwsClients.unique("order");
        aws.dynamoDb.putItem(put -> put.tableName(TABLE).item(Map.of("order_id", text(id), "status", text("PAID"))));
        Put second = Put.builder()
                .tableName(TABLE)
                .item(Map.of("order_id", text(id), "status", text("NEW")))
                .conditionExpression("attribute_not_exists(order_id)")
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();

        TransactionCanceledException cancelled = catchThrowableOfType(
                TransactionCanceledException.class,
                () -> aws.dynamoDb.transactWriteItems(write -> write.transactItems(
                        List.of(TransactWriteItem.builder().put(second).build()))));

        assertThat(cancelled.cancellationReasons()).singleElement().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo("ConditionalCheckFailed");
            assertThat(reason.item()).containsEntry("status", text("PAID"));
        });
    }

    @Test
    void tells_what_was_there_when_a_condition_fails() {
        String id = AwsClients.unique("order");
        aws.dynamoDb.putItem(put -> put.tableName(TABLE).item(Map.of("order_id", text(id), "status", text("PAID"))));

        ConditionalCheckFailedException failed = catchThrowableOfType(
                ConditionalCheckFailedException.class,
                () -> aws.dynamoDb.putItem(put -> put.tableName(TABLE)
                        .item(Map.of("order_id", text(id)))
                        .conditionExpression("attribute_not_exists(order_id)")
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));

        assertThat(failed.item()).containsEntry("status", text("PAID"));
    }

    @Test
    void streams_what_changed_in_the_orders_table() {
        String id = AwsClients.unique("order");
        aws.dynamoDb.putItem(put -> put.tableName(TABLE).item(Map.of("order_id", text(id))));

        String arn = aws.streams
                .listStreams(list -> list.tableName(TABLE))
                .streams()
                .get(0)
                .streamArn();
        var shards = aws.streams
                .describeStream(describe -> describe.streamArn(arn))
                .streamDescription()
                .shards();
        var records = shards.stream()
                .map(shard -> aws.streams
                        .getShardIterator(get -> get.streamArn(arn)
                                .shardId(shard.shardId())
                                .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                        .shardIterator())
                .flatMap(iterator -> aws.streams.getRecords(get -> get.shardIterator(iterator)).records().stream());

        assertThat(records)
                .anySatisfy(record -> assertThat(record.dynamodb().newImage()).containsEntry("order_id", text(id)));
    }
}
