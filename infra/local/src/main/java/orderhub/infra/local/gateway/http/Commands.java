package orderhub.infra.local.gateway.http;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import orderhub.infra.local.gateway.service.Command;

/** Turns POST requests into commands. */
final class Commands {

    // The values Stripe allows for each of the two reasons.
    private static final Set<String> CANCELLATION_REASONS =
            Set.of("duplicate", "fraudulent", "requested_by_customer", "abandoned");
    private static final Set<String> REFUND_REASONS = Set.of("duplicate", "fraudulent", "requested_by_customer");

    private Commands() {}

    /**
     * The command; empty if no endpoint has this path.
     *
     * @throws RequestRefused if the parameters are not valid
     */
    static Optional<Command> read(ApiRequest request) {
        List<String> path = request.segments();
        Parameters parameters = request.parameters();
        if (path.equals(List.of("v1", "payment_intents"))) {
            return Optional.of(CreateReader.read(parameters));
        }
        if (path.equals(List.of("v1", "refunds"))) {
            return Optional.of(refund(parameters));
        }
        boolean onIntent = path.size() == 4 && path.subList(0, 2).equals(List.of("v1", "payment_intents"));
        return onIntent ? onIntent(path.get(2), path.get(3), parameters) : Optional.empty();
    }

    private static Optional<Command> onIntent(String id, String action, Parameters parameters) {
        return switch (action) {
            case "capture" -> Optional.of(capture(id, parameters));
            case "cancel" -> Optional.of(cancel(id, parameters));
            default -> Optional.empty();
        };
    }

    private static Command capture(String id, Parameters parameters) {
        parameters.only(Set.of("amount_to_capture"), Set.of());
        return new Command.Capture(id, parameters.optionalAmount("amount_to_capture"));
    }

    private static Command cancel(String id, Parameters parameters) {
        parameters.only(Set.of("cancellation_reason"), Set.of());
        return new Command.Cancel(id, parameters.oneOf("cancellation_reason", CANCELLATION_REASONS));
    }

    private static Command refund(Parameters parameters) {
        parameters.only(Set.of("payment_intent", "amount", "reason"), Set.of(MetadataReader.NAME));
        return new Command.CreateRefund(
                parameters.required("payment_intent"),
                parameters.optionalAmount("amount"),
                parameters.oneOf("reason", REFUND_REASONS),
                MetadataReader.read(parameters));
    }
}
