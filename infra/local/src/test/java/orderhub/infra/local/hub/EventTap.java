package orderhub.infra.local.hub;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import orderhub.infra.local.aws.AwsClients;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** A consumer from outside: a rule of its own on the hub's bus, and a queue that takes everything it matches. */
final class EventTap {

    private static final String BUS = "order-processing-bus";

    private final AwsClients clients;
    private final String queueUrl;
    private final List<JsonNode> envelopes = new ArrayList<>();

    private EventTap(AwsClients clients, String queueUrl) {
        this.clients = clients;
        this.queueUrl = queueUrl;
    }

    /** Makes the rule and the queue. */
    static EventTap make(URI aws) {
        AwsClients clients = new AwsClients(aws);
        String name = AwsClients.unique("tap");
        String url = clients.createQueue(name, Map.of());
        clients.events.putRule(
                rule -> rule.name(name).eventBusName(BUS).eventPattern("{\"source\":[\"order-service\"]}"));
        Target queue = Target.builder().id(name).arn(AwsClients.queueArn(name)).build();
        clients.events.putTargets(
                targets -> targets.rule(name).eventBusName(BUS).targets(queue));
        return new EventTap(clients, url);
    }

    /** The same rule and queue, where an AWS with the same data answers now. */
    EventTap at(URI aws) {
        AwsClients moved = new AwsClients(aws);
        EventTap tap = new EventTap(moved, moved.url(queueUrl.substring(queueUrl.lastIndexOf('/') + 1)));
        tap.envelopes.addAll(envelopes);
        return tap;
    }

    /** The envelopes that came for an order so far, by the event's id: delivery is at least once. */
    Map<String, JsonNode> envelopesOf(String orderId) {
        takeAll();
        Map<String, JsonNode> byId = new LinkedHashMap<>();
        envelopes.stream()
                .filter(envelope -> envelope.at("/detail/orderId").asText().equals(orderId))
                .forEach(envelope ->
                        byId.putIfAbsent(envelope.at("/detail/eventId").asText(), envelope));
        return byId;
    }

    private void takeAll() {
        List<String> bodies = clients.drain(queueUrl);
        while (!bodies.isEmpty()) {
            bodies.stream().map(Api::read).forEach(envelopes::add);
            bodies = clients.drain(queueUrl);
        }
    }
}
