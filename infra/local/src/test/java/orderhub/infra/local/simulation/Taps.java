package orderhub.infra.local.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import orderhub.infra.local.aws.AwsClients;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** Listens to what comes out of the hubs: the events on the bus, and what customers are told by e-mail. */
final class Taps {

    private static final String TAP = "simulation-tap";
    private static final String BUS = "order-processing-bus";
    private static final String CHANNEL = "notify-email";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AwsClients clients;

    private Taps(AwsClients clients) {
        this.clients = clients;
    }

    static Taps on(AwsClients clients) {
        clients.createQueue(TAP, Map.of());
        clients.events.putRule(
                rule -> rule.name(TAP).eventBusName(BUS).eventPattern("{\"source\":[\"order-service\"]}"));
        Target queue = Target.builder().id(TAP).arn(AwsClients.queueArn(TAP)).build();
        clients.events.putTargets(targets -> targets.rule(TAP).eventBusName(BUS).targets(queue));
        return new Taps(clients);
    }

    /** The events on the bus since the last time: type by id. */
    Map<String, String> events() {
        Map<String, String> seen = new HashMap<>();
        taken(
                TAP,
                event -> seen.put(
                        event.at("/detail/eventId").asText(),
                        event.at("/detail-type").asText()));
        return seen;
    }

    /** The ids of the events of which the customer was told by e-mail since the last time. */
    Set<String> told() {
        Set<String> events = new HashSet<>();
        taken(CHANNEL, notification -> events.add(notification.at("/eventId").asText()));
        return events;
    }

    private void taken(String queue, Consumer<JsonNode> each) {
        List<String> bodies = clients.drain(clients.url(queue));
        while (!bodies.isEmpty()) {
            bodies.stream().map(Taps::read).forEach(each);
            bodies = clients.drain(clients.url(queue));
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
