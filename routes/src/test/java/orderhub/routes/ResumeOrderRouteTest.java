package orderhub.routes;

import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.SAGA_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import orderhub.routes.saga.SagaState;
import orderhub.routes.saga.Sagas;
import orderhub.routes.testing.Answers;
import orderhub.routes.testing.RouteTest;
import orderhub.schemas.AnOrder;
import orderhub.schemas.catalogue.Lane;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.apache.camel.spi.Registry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;

class ResumeOrderRouteTest extends RouteTest {

    private static final String QUEUE = "aws2-sqs:order-processing.fifo";

    private SagaState state = SagaState.NONE;

    ResumeOrderRouteTest() {
        super("resume-order");
    }

    @Override
    protected void bindOwn(Registry registry) {
        registry.unbind("sagas");
        registry.bind("sagas", new Sagas() {
            @Override
            public Instant deadlineOf(@Nullable String sagaId) {
                return DEADLINE;
            }

            @Override
            public SagaState stateOf(@Nullable String sagaId) {
                return SAGA_ID.equals(sagaId) ? state : SagaState.NONE;
            }
        });
    }

    @Test
    void an_order_that_its_saga_left_behind_is_sent_back_to_processing() {
        Exchange done = resume(anOrder().pending().expired().published(3));

        assertThat(done.getException()).isNull();
        assertThat(mocked(QUEUE).getExchanges()).hasSize(1);
        Exchange sent = mocked(QUEUE).getExchanges().get(0);
        assertThat(sent.getMessage().getBody(String.class))
                .contains("\"orderId\":\"" + ORDER_ID + "\"", "\"version\":4", "\"published\":3");
        assertThat(sent.getProperty(Sqs2Constants.MESSAGE_GROUP_ID_PROPERTY)).isEqualTo(ORDER_ID);
        // The command that said the same while the saga still ran is no reason to drop this one.
        assertThat(Answers.target(mocked(QUEUE))).contains("messageDeduplicationIdStrategy=useExchangeId");
    }

    @ParameterizedTest
    @EnumSource(
            value = SagaState.class,
            names = {"RUNNING", "DECIDED", "PARKED"})
    void an_order_whose_saga_sees_to_it_is_left_alone(SagaState seenTo) {
        state = seenTo;

        assertThat(resume(anOrder().pending().expired()).getException()).isNull();
        assertThat(mocked(QUEUE).getReceivedCounter()).isZero();
    }

    /** Its saga may have ended without having stopped it: nothing of what it should have done was done. */
    static Stream<AnOrder> notEnded() {
        return Stream.of(
                anOrder(),
                anOrder().reserved(),
                anOrder().pending(),
                anOrder().inReview(),
                anOrder().dispatched(Lane.STANDARD),
                anOrder().declined());
    }

    @ParameterizedTest
    @MethodSource("notEnded")
    void wherever_an_order_was_left_behind_it_goes_on(AnOrder story) {
        assertThat(resume(story).getException()).isNull();
        assertThat(mocked(QUEUE).getReceivedCounter()).isOne();
    }

    static Stream<AnOrder> ended() {
        return Stream.of(
                anOrder().shipped(),
                anOrder().outOfStock(),
                anOrder().declined().released());
    }

    @ParameterizedTest
    @MethodSource("ended")
    void an_order_that_has_ended_is_left_alone(AnOrder story) {
        assertThat(resume(story).getException()).isNull();
        assertThat(mocked(QUEUE).getReceivedCounter()).isZero();
    }

    @Test
    void a_queue_that_does_not_take_the_command_is_a_fault() {
        SdkClientException fault = SdkClientException.create("no route");
        Answers.fault(mocked(QUEUE), fault);

        assertThat(resume(anOrder().pending().expired()).getException()).isSameAs(fault);
    }

    private Exchange resume(AnOrder story) {
        return run(story.carriedBy(SAGA_ID).build(), Map.of());
    }
}
