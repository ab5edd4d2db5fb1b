package orderhub.infra.saga.contract;

import static org.apache.camel.model.SagaCompletionMode.AUTO;
import static org.apache.camel.model.SagaCompletionMode.MANUAL;
import static org.apache.camel.model.SagaPropagation.MANDATORY;
import static org.apache.camel.model.SagaPropagation.NEVER;
import static org.apache.camel.model.SagaPropagation.NOT_SUPPORTED;
import static org.apache.camel.model.SagaPropagation.REQUIRED;
import static org.apache.camel.model.SagaPropagation.REQUIRES_NEW;
import static org.apache.camel.model.SagaPropagation.SUPPORTS;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import orderhub.infra.saga.contract.Propagated.Part;
import orderhub.infra.saga.contract.support.BothServices;
import orderhub.infra.saga.contract.support.SagaWorld;
import org.apache.camel.model.SagaCompletionMode;
import org.apache.camel.model.SagaPropagation;

/**
 * Which saga a route is part of, with each way of propagation and of completion, outside of a saga and within one, when
 * it succeeds and when it fails; which saga the message is part of afterwards; and which callbacks follow. A saga that
 * is left running is completed by hand, an outer one last.
 */
class PropagationTest {

    @BothServices
    void required_joins_or_begins(SagaWorld world) {
        Propagated.by(world, REQUIRED, AUTO)
                .outside(Part.OF_NEW, Part.OF_NONE, "done-step")
                .outsideFailing(Part.OF_NEW, Part.OF_NONE, "undo-step")
                .within(Part.OF_OUTER, Part.OF_OUTER, "done-step", "done-outer")
                .withinFailing(Part.OF_OUTER, Part.OF_OUTER, "done-step", "done-outer");
    }

    @BothServices
    void required_leaves_a_manual_saga_running(SagaWorld world) {
        Propagated.by(world, REQUIRED, MANUAL)
                .outside(Part.OF_NEW, Part.OF_NEW, "done-step")
                .outsideFailing(Part.OF_NEW, Part.OF_NEW, "done-step")
                .within(Part.OF_OUTER, Part.OF_OUTER, "done-step", "done-outer")
                .withinFailing(Part.OF_OUTER, Part.OF_OUTER, "done-step", "done-outer");
    }

    @BothServices
    void requires_new_always_begins_and_resumes_the_outer_saga(SagaWorld world) {
        Propagated.by(world, REQUIRES_NEW, AUTO)
                .outside(Part.OF_NEW, Part.OF_NONE, "done-step")
                .outsideFailing(Part.OF_NEW, Part.OF_NONE, "undo-step")
                .within(Part.OF_NEW, Part.OF_OUTER, "done-step", "done-outer")
                .withinFailing(Part.OF_NEW, Part.OF_OUTER, "undo-step", "done-outer");
    }

    @BothServices
    void requires_new_leaves_a_manual_saga_running_and_the_message_in_it(SagaWorld world) {
        Propagated.by(world, REQUIRES_NEW, MANUAL)
                .outside(Part.OF_NEW, Part.OF_NEW, "done-step")
                .outsideFailing(Part.OF_NEW, Part.OF_NEW, "done-step")
                .within(Part.OF_NEW, Part.OF_NEW, "done-step", "done-outer")
                .withinFailing(Part.OF_NEW, Part.OF_NEW, "done-step", "done-outer");
    }

    @BothServices
    void mandatory_joins_and_is_refused_outside(SagaWorld world) {
        for (SagaCompletionMode mode : SagaCompletionMode.values()) {
            Propagated.by(world, MANDATORY, mode)
                    .outside(Part.REFUSED, Part.OF_NONE)
                    .outsideFailing(Part.REFUSED, Part.OF_NONE)
                    .within(Part.OF_OUTER, Part.OF_OUTER, "done-step", "done-outer")
                    .withinFailing(Part.OF_OUTER, Part.OF_OUTER, "done-step", "done-outer");
        }
    }

    @BothServices
    void supports_joins_or_does_without(SagaWorld world) {
        Propagated.by(world, SUPPORTS, AUTO)
                .outside(Part.OF_NONE, Part.OF_NONE)
                .outsideFailing(Part.OF_NONE, Part.OF_NONE)
                .within(Part.OF_OUTER, Part.OF_OUTER, "done-step", "done-outer")
                .withinFailing(Part.OF_OUTER, Part.OF_OUTER, "done-step", "done-outer");
    }

    @BothServices
    void not_supported_suspends_the_outer_saga(SagaWorld world) {
        Propagated.by(world, NOT_SUPPORTED, AUTO)
                .outside(Part.OF_NONE, Part.OF_NONE)
                .outsideFailing(Part.OF_NONE, Part.OF_NONE)
                .within(Part.OF_NONE, Part.OF_OUTER, "done-outer")
                .withinFailing(Part.OF_NONE, Part.OF_OUTER, "done-outer");
    }

    @BothServices
    void never_is_refused_within(SagaWorld world) {
        Propagated.by(world, NEVER, AUTO)
                .outside(Part.OF_NONE, Part.OF_NONE)
                .outsideFailing(Part.OF_NONE, Part.OF_NONE)
                .within(Part.REFUSED, Part.OF_OUTER, "done-outer")
                .withinFailing(Part.REFUSED, Part.OF_OUTER, "done-outer");
    }

    @BothServices
    void manual_completion_needs_a_way_of_propagation_that_may_begin_or_has_to_join(SagaWorld world) {
        for (SagaPropagation propagation : new SagaPropagation[] {SUPPORTS, NOT_SUPPORTED, NEVER}) {
            assertThatThrownBy(() -> Propagated.by(world, propagation, MANUAL))
                    .hasRootCauseMessage("CompletionMode cannot be specified when propagation is " + propagation);
        }
    }

    @BothServices
    void callbacks_need_a_way_of_propagation_that_can_join(SagaWorld world) {
        for (SagaPropagation propagation : new SagaPropagation[] {NOT_SUPPORTED, NEVER}) {
            assertThatThrownBy(() -> world.routes(routes -> routes.from("direct:" + propagation)
                            .saga()
                            .propagation(propagation)
                            .compensation("call:undo")
                            .to("call:acted")))
                    .hasRootCauseMessage("Saga configuration is not allowed when propagation is set to " + propagation);
        }
    }
}
