package orderhub.infra.local.aws.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import orderhub.infra.local.aws.dynamodb.DynamoDbEngine;
import orderhub.infra.local.aws.events.EventsService;
import orderhub.infra.local.aws.shared.AwsException;
import orderhub.infra.local.aws.shared.Json;
import orderhub.infra.local.aws.shared.JsonService;
import orderhub.infra.local.aws.shared.QueryParameters;
import orderhub.infra.local.aws.sns.SnsService;
import orderhub.infra.local.aws.sqs.QueueUrls;
import orderhub.infra.local.aws.sqs.SqsService;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Carries plans out: creates what is missing, and brings what is there up to the template. */
final class Creator {
    private final DynamoDbEngine dynamoDb;
    private final SqsService sqs;
    private final EventsService events;
    private final SnsService sns;
    private final QueueUrls urls;

    Creator(DynamoDbEngine dynamoDb, SqsService sqs, EventsService events, SnsService sns, QueueUrls urls) {
        this.dynamoDb = dynamoDb;
        this.sqs = sqs;
        this.events = events;
        this.sns = sns;
        this.urls = urls;
    }

    void create(Plan plan) {
        try {
            if (plan instanceof Plan.Table table) {
                table(table);
            } else if (plan instanceof Plan.Queue queue) {
                queue(queue);
            } else if (plan instanceof Plan.Bus bus) {
                bus(bus);
            } else if (plan instanceof Plan.Rule rule) {
                rule(rule);
            } else if (plan instanceof Plan.Topic topic) {
                sns.call("CreateTopic", new QueryParameters(Map.of("Name", topic.name())))
                        .join();
            } else if (plan instanceof Plan.Subscription subscription) {
                sns.ensureSubscription(subscription.topicArn(), subscription.queueArn(), subscription.attributes());
            }
            // A policy has been checked; nobody is kept out here who could talk to this machine at all.
        } catch (TemplateException refused) {
            throw refused;
        } catch (RuntimeException failed) {
            Throwable cause =
                    failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
            throw plan.resource().refuse(String.valueOf(cause.getMessage()), cause);
        }
    }

    private void table(Plan.Table plan) {
        CreateTableRequest wanted = plan.request();
        Optional<TableDescription> existing = dynamoDb.table(wanted.tableName());
        if (existing.isEmpty()) {
            dynamoDb.createTable(wanted);
        } else {
            requireSameKeys(plan.resource(), wanted, existing.get());
            addMissingIndexes(wanted, existing.get());
        }
        String table = wanted.tableName();
        plan.timeToLive()
                .filter(attribute -> !dynamoDb.timeToLive(table).equals(Optional.of(attribute)))
                .ifPresent(attribute -> dynamoDb.enableTimeToLive(table, attribute));
    }

    private static void requireSameKeys(Resource resource, CreateTableRequest wanted, TableDescription existing) {
        boolean sameKeys = wanted.keySchema().equals(existing.keySchema());
        boolean sameIndexes = wanted.globalSecondaryIndexes().stream()
                .flatMap(index -> existing.globalSecondaryIndexes().stream()
                        .filter(there -> there.indexName().equals(index.indexName()))
                        .map(there -> there.keySchema().equals(index.keySchema())))
                .allMatch(same -> same);
        if (!sameKeys || !sameIndexes) {
            throw resource.refuse("the data directory has a table " + wanted.tableName() + " with other keys: "
                    + text(existing.keySchema()) + ", not " + text(wanted.keySchema())
                    + ", or with other keys of an index. Start with another directory, or migrate the table.");
        }
    }

    /** What a stack update does with the table of a version before: its items come into the index one after the other. */
    private void addMissingIndexes(CreateTableRequest wanted, TableDescription existing) {
        wanted.globalSecondaryIndexes().stream()
                .filter(index -> existing.globalSecondaryIndexes().stream()
                        .noneMatch(there -> there.indexName().equals(index.indexName())))
                .forEach(index -> dynamoDb.addIndex(wanted, index));
    }

    private static String text(List<KeySchemaElement> keys) {
        return keys.stream()
                .map(key -> key.attributeName() + " " + key.keyTypeAsString())
                .toList()
                .toString();
    }

    private void queue(Plan.Queue plan) {
        ObjectNode request = Json.object().put("QueueName", plan.name());
        plan.attributes().forEach(request.putObject("Attributes")::put);
        try {
            sqs.call("CreateQueue", request).join();
        } catch (CompletionException failed) {
            if (!(failed.getCause() instanceof AwsException refused)
                    || !refused.code().startsWith("QueueNameExists")) {
                throw failed;
            }
            update(plan);
        }
    }

    /** The queue is there with other attributes: it takes the template's, as a stack update would give it. */
    private void update(Plan.Queue plan) {
        ObjectNode request = Json.object().put("QueueUrl", urls.of(plan.name()));
        ObjectNode attributes = request.putObject("Attributes");
        plan.attributes().forEach((name, value) -> {
            if (!name.equals("FifoQueue") && !name.equals("ContentBasedDeduplication")) {
                attributes.put(name, value);
            }
        });
        sqs.call("SetQueueAttributes", request).join();
    }

    private void bus(Plan.Bus plan) {
        try {
            call(events, "CreateEventBus", Json.object().put("Name", plan.name()));
        } catch (AwsException refused) {
            if (!refused.code().equals("ResourceAlreadyExistsException")) {
                throw refused;
            }
        }
    }

    private void rule(Plan.Rule plan) {
        call(events, "PutRule", plan.rule());
        if (!plan.targets().isEmpty()) {
            ObjectNode request =
                    Json.object().put("Rule", plan.rule().path("Name").asText());
            Json.putIfPresent(request, "EventBusName", Json.text(plan.rule(), "EventBusName"));
            request.set("Targets", plan.targets());
            call(events, "PutTargets", request);
        }
    }

    private static void call(JsonService service, String operation, ObjectNode input) {
        service.call(operation, input).join();
    }
}
