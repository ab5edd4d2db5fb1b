package orderhub.infra.local.aws.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;

/** Plans a DynamoDB table. */
final class TablePlanner {
    private static final long MAX_CAPACITY_UNITS = 40_000;

    private TablePlanner() {}

    static Plan.Table plan(Resource resource, String name, Properties properties) {
        properties.text("TableName");
        CreateTableRequest.Builder table = CreateTableRequest.builder()
                .tableName(name)
                .billingMode(properties.oneOf("BillingMode", "PROVISIONED", "PAY_PER_REQUEST", "PROVISIONED"))
                .attributeDefinitions(attributes(properties))
                .keySchema(keys(properties));
        throughput(properties).ifPresent(table::provisionedThroughput);
        List<GlobalSecondaryIndex> global = globalIndexes(properties);
        if (!global.isEmpty()) {
            table.globalSecondaryIndexes(global);
        }
        List<LocalSecondaryIndex> local = localIndexes(properties);
        if (!local.isEmpty()) {
            table.localSecondaryIndexes(local);
        }
        properties.below("StreamSpecification").ifPresent(stream -> table.streamSpecification(stream(stream)));
        Optional<String> timeToLive =
                properties.below("TimeToLiveSpecification").flatMap(TablePlanner::timeToLive);
        properties.end();
        return new Plan.Table(resource, table.build(), timeToLive);
    }

    private static List<AttributeDefinition> attributes(Properties properties) {
        List<AttributeDefinition> attributes = new ArrayList<>();
        for (Properties attribute : properties.list("AttributeDefinitions")) {
            attributes.add(AttributeDefinition.builder()
                    .attributeName(attribute.required("AttributeName"))
                    .attributeType(attribute.oneOf("AttributeType", "", "S", "N", "B"))
                    .build());
            attribute.end();
        }
        return attributes;
    }

    private static List<KeySchemaElement> keys(Properties properties) {
        List<KeySchemaElement> keys = new ArrayList<>();
        for (Properties key : properties.list("KeySchema")) {
            keys.add(KeySchemaElement.builder()
                    .attributeName(key.required("AttributeName"))
                    .keyType(key.oneOf("KeyType", "", "HASH", "RANGE"))
                    .build());
            key.end();
        }
        return keys;
    }

    private static List<GlobalSecondaryIndex> globalIndexes(Properties properties) {
        List<GlobalSecondaryIndex> indexes = new ArrayList<>();
        for (Properties index : properties.list("GlobalSecondaryIndexes")) {
            GlobalSecondaryIndex.Builder builder = GlobalSecondaryIndex.builder()
                    .indexName(index.required("IndexName"))
                    .keySchema(keys(index))
                    .projection(projection(index));
            throughput(index).ifPresent(builder::provisionedThroughput);
            index.end();
            indexes.add(builder.build());
        }
        return indexes;
    }

    private static List<LocalSecondaryIndex> localIndexes(Properties properties) {
        List<LocalSecondaryIndex> indexes = new ArrayList<>();
        for (Properties index : properties.list("LocalSecondaryIndexes")) {
            indexes.add(LocalSecondaryIndex.builder()
                    .indexName(index.required("IndexName"))
                    .keySchema(keys(index))
                    .projection(projection(index))
                    .build());
            index.end();
        }
        return indexes;
    }

    private static Projection projection(Properties index) {
        Properties projection =
                index.below("Projection").orElseThrow(() -> index.refuse("Projection", "must be given"));
        Projection.Builder builder = Projection.builder()
                .projectionType(projection.oneOf("ProjectionType", "", "ALL", "KEYS_ONLY", "INCLUDE"));
        List<String> nonKeys = projection.texts("NonKeyAttributes");
        if (!nonKeys.isEmpty()) {
            builder.nonKeyAttributes(nonKeys);
        }
        projection.end();
        return builder.build();
    }

    private static Optional<ProvisionedThroughput> throughput(Properties properties) {
        return properties.below("ProvisionedThroughput").map(throughput -> {
            ProvisionedThroughput units = ProvisionedThroughput.builder()
                    .readCapacityUnits(throughput
                            .number("ReadCapacityUnits", 1, MAX_CAPACITY_UNITS)
                            .orElse(1L))
                    .writeCapacityUnits(throughput
                            .number("WriteCapacityUnits", 1, MAX_CAPACITY_UNITS)
                            .orElse(1L))
                    .build();
            throughput.end();
            return units;
        });
    }

    private static StreamSpecification stream(Properties stream) {
        StreamSpecification specification = StreamSpecification.builder()
                .streamEnabled(true)
                .streamViewType(
                        stream.oneOf("StreamViewType", "", "NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES", "KEYS_ONLY"))
                .build();
        stream.end();
        return specification;
    }

    private static Optional<String> timeToLive(Properties timeToLive) {
        boolean enabled = timeToLive.flag("Enabled").orElse("false").equals("true");
        Optional<String> attribute = timeToLive.text("AttributeName");
        if (enabled && attribute.isEmpty()) {
            throw timeToLive.refuse("AttributeName", "must be given");
        }
        timeToLive.end();
        return enabled ? attribute : Optional.empty();
    }
}
