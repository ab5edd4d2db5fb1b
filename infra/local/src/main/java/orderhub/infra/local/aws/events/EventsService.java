package orderhub.infra.local.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import orderhub.infra.local.aws.shared.AwsAccount;
import orderhub.infra.local.aws.shared.AwsException;
import orderhub.infra.local.aws.shared.JsonService;
import orderhub.infra.local.aws.shared.QueueDelivery;
import orderhub.infra.local.aws.shared.StateFile;
import orderhub.infra.local.aws.shared.TopicDelivery;

/** EventBridge: buses, rules with patterns, targets that are queues or topics. */
public final class EventsService implements JsonService {
    /** What EventBridge requests name themselves with. */
    public static final String TARGET_PREFIX = "AWSEvents.";

    private final BusOperations busOperations;
    private final RuleOperations ruleOperations;
    private final TargetOperations targetOperations;
    private final PutEvents putEvents;

    public EventsService(AwsAccount account, Clock clock, StateFile state, QueueDelivery queues, TopicDelivery topics) {
        EventBuses buses = new EventBuses(state);
        this.busOperations = new BusOperations(account, buses);
        this.ruleOperations = new RuleOperations(account, buses);
        this.targetOperations = new TargetOperations(buses);
        this.putEvents = new PutEvents(buses, new EventEnvelope(account, clock), new EventDispatch(queues, topics));
    }

    @Override
    public CompletableFuture<JsonNode> call(String operation, JsonNode input) {
        if (operation.equals("PutEvents")) {
            return putEvents.call(input);
        }
        return CompletableFuture.completedFuture(manage(operation, input));
    }

    private JsonNode manage(String operation, JsonNode input) {
        return switch (operation) {
            case "CreateEventBus" -> busOperations.create(input);
            case "DescribeEventBus" -> busOperations.describe(input);
            case "ListEventBuses" -> busOperations.list(input);
            case "DeleteEventBus" -> busOperations.delete(input);
            case "PutRule" -> ruleOperations.put(input);
            case "DescribeRule" -> ruleOperations.describe(input);
            case "ListRules" -> ruleOperations.list(input);
            case "EnableRule" -> ruleOperations.enable(input, true);
            case "DisableRule" -> ruleOperations.enable(input, false);
            case "DeleteRule" -> ruleOperations.delete(input);
            case "TestEventPattern" -> ruleOperations.test(input);
            case "PutTargets" -> targetOperations.put(input);
            case "RemoveTargets" -> targetOperations.remove(input);
            case "ListTargetsByRule" -> targetOperations.list(input);
            default ->
                throw AwsException.badRequest(
                        "UnknownOperationException", "The embedded EventBridge does not have " + operation + ".");
        };
    }
}
