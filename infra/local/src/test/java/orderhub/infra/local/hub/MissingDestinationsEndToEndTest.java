package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import orderhub.infra.local.aws.AwsClients;
import org.junit.jupiter.api.Test;

/** A hub whose surroundings are not complete does not begin to work in them. */
class MissingDestinationsEndToEndTest {

    @Test
    void a_hub_that_misses_a_table_a_queue_a_bus_and_a_topic_names_them_all_and_does_not_start() {
        try (Surroundings surroundings = Surroundings.start(0, 0, null)) {
            AwsClients aws = new AwsClients(surroundings.aws().endpoint());
            aws.dynamoDb.deleteTable(table -> table.tableName("event_tallies"));
            aws.sqs.deleteQueue(queue -> queue.queueUrl(aws.url("lane-digital")));
            aws.sqs.deleteQueue(queue -> queue.queueUrl(aws.url("lane-express-dlq")));
            Map<String, String> settings = Map.of(
                    "hub.bus.orders", "no-such-bus",
                    "hub.topic.order-notifications", "no-such-topic",
                    "spring.jmx.unique-names", "true");

            assertThatThrownBy(() -> LocalHub.startHub(surroundings, 0, settings))
                    .rootCause()
                    .hasMessage("AWS does not have: table event_tallies (hub.table.event-tallies), queue lane-digital"
                            + " (hub.queue.lane-digital), queue lane-express-dlq (hub.dead-letters.queues.lane-express.name),"
                            + " bus no-such-bus (hub.bus.orders), topic no-such-topic"
                            + " (hub.topic.order-notifications)");
        }
    }
}
