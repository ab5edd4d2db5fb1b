package orderhub.config.saga;

import orderhub.infra.saga.operations.SagaView;
import orderhub.infra.saga.operations.StepView;
import orderhub.schemas.timeline.SagaStory;
import org.jspecify.annotations.Nullable;

/** Sagas as the saga library shows them, in the words of a timeline. The options of their steps stay where they are. */
final class SagaStories {

    private static final String DIRECT = "^direct:(//)?";

    private SagaStories() {}

    static SagaStory of(SagaView saga) {
        return new SagaStory(
                saga.id(),
                saga.status(),
                saga.goal(),
                saga.because(),
                saga.deadline(),
                saga.nextAttemptAt(),
                saga.steps().stream().map(SagaStories::step).toList());
    }

    private static SagaStory.Step step(StepView step) {
        return new SagaStory.Step(
                step.number(),
                step.joinedAt(),
                route(step.compensation()),
                step.state(),
                step.attempts(),
                step.problem());
    }

    private static @Nullable String route(@Nullable String uri) {
        return uri == null ? null : uri.replaceFirst(DIRECT, "");
    }
}
