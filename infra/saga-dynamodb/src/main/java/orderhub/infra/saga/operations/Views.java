package orderhub.infra.saga.operations;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import orderhub.infra.saga.model.CallbackState;
import orderhub.infra.saga.model.Goal;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaIds;
import orderhub.infra.saga.model.SagaStep;
import orderhub.infra.saga.store.Stored;
import org.jspecify.annotations.Nullable;

/** Sagas as operators see them. */
final class Views {
    private final SagaIds ids;

    Views(SagaIds ids) {
        this.ids = ids;
    }

    SagaSummary summary(Stored stored) {
        return stored instanceof Stored.Intact intact ? summary(intact.saga()) : summary((Stored.Unreadable) stored);
    }

    SagaView view(Stored stored) {
        return stored instanceof Stored.Intact intact ? view(intact.saga()) : view((Stored.Unreadable) stored);
    }

    SagaView view(Saga saga) {
        boolean held = saga.lease().owner() != null;
        Instant until = saga.lease().until();
        return new SagaView(
                saga.id(),
                saga.status().name(),
                saga.goal() == null ? null : saga.goal().name(),
                saga.because(),
                issuedAt(saga.id()),
                saga.deadline(),
                saga.lease().owner(),
                held ? until : null,
                saga.status().isFinishing() && !held ? until : null,
                saga.lease().epoch(),
                saga.expiresAt(),
                steps(saga),
                saga.audit(),
                null);
    }

    private SagaView view(Stored.Unreadable item) {
        QuarantineView quarantine = new QuarantineView(item.reason(), item.quarantinedAt(), item.attributes());
        Instant issuedAt = issuedAt(item.id());
        List<StepView> none = List.of();
        return new SagaView(
                item.id(),
                status(item),
                null,
                null,
                issuedAt,
                null,
                null,
                null,
                null,
                0,
                null,
                none,
                List.of(),
                quarantine);
    }

    private SagaSummary summary(Saga saga) {
        List<SagaStep> failed = saga.steps().stream()
                .filter(step -> step.callback() == CallbackState.FAILED)
                .toList();
        return new SagaSummary(
                saga.id(),
                saga.status().name(),
                issuedAt(saga.id()),
                saga.lease().until(),
                saga.lease().owner(),
                saga.steps().size(),
                failed.size(),
                problem(saga, failed));
    }

    private SagaSummary summary(Stored.Unreadable item) {
        return new SagaSummary(
                item.id(), status(item), issuedAt(item.id()), item.quarantinedAt(), null, 0, 0, item.reason());
    }

    private static String status(Stored.Unreadable item) {
        return item.quarantined() ? SagaView.QUARANTINED : SagaView.UNREADABLE;
    }

    private static @Nullable String problem(Saga saga, List<SagaStep> failed) {
        OptionalInt next = saga.nextCallback();
        Optional<SagaStep> inTrouble = failed.isEmpty() && next.isPresent()
                ? Optional.of(saga.steps().get(next.getAsInt()))
                : failed.stream().findFirst();
        return inTrouble.map(SagaStep::problem).orElse(null);
    }

    private static List<StepView> steps(Saga saga) {
        return IntStream.range(0, saga.steps().size())
                .mapToObj(index -> step(index + 1, saga.steps().get(index), saga.goal()))
                .toList();
    }

    private static StepView step(int number, SagaStep step, @Nullable Goal goal) {
        boolean called = goal == null || goal.callbackOf(step) != null;
        return new StepView(
                number,
                step.joinedAt(),
                step.compensation(),
                step.completion(),
                called ? step.callback().name() : StepView.NONE,
                step.attempts(),
                step.problem(),
                options(step));
    }

    private static Map<String, String> options(SagaStep step) {
        return step.options().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, option -> text(option.getValue())));
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : value.toString();
    }

    private @Nullable Instant issuedAt(String id) {
        return ids.issuedAt(id).orElse(null);
    }
}
