package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orderhub.infra.local.wire.Answer;
import orderhub.infra.local.wire.Call;
import orderhub.schemas.Examples;
import org.junit.jupiter.api.Test;

/** A saga is undone, and has nothing to undo yet: what it should have undone takes effect only then. */
class UndoneTooEarlyEndToEndTest {

    private static final Pattern SAGA_ID = Pattern.compile("\":saga\":\\{\"S\":\"([^\"]+)\"}");
    private static final Duration SOON = Duration.ofSeconds(60);

    /** The first action is under way for as long as the compensation takes. */
    private static final Map<String, String> PATIENT =
            Map.of("hub.aws.call-timeout-ms", "120000", "hub.aws.attempt-timeout-ms", "120000");

    @Test
    void an_order_whose_saga_is_undone_before_its_first_action_takes_effect_is_stopped_and_undone() {
        try (WiredHub hub = WiredHub.start(PATIENT)) {
            Api api = hub.api();
            AtomicBoolean undone = new AtomicBoolean();
            hub.wire().put((call, onward) -> {
                Matcher sagaId = SAGA_ID.matcher(call.text());
                if (call.operation().equals("TransactWriteItems")
                        && sagaId.find()
                        && undone.compareAndSet(false, true)) {
                    undo(api, sagaId.group(1));
                }
                return onward.pass(call);
            });

            String id = api.place(Examples.order("good")).orderId();

            assertThat(api.awaitEnd(id)).isEqualTo("EXPIRED");
            assertThat(undone).isTrue();
            assertThat(api.eventTypes(id)).doesNotContain("OrderDispatched").endsWith("InventoryReleased");
            hub.books().close(hub.shop(), hub::payments, SOON);
        }
    }

    @Test
    void an_order_whose_first_action_takes_effect_between_two_compensations_is_undone_by_the_second() {
        try (WiredHub hub = WiredHub.start(PATIENT)) {
            Api api = hub.api();
            CompletableFuture<String> undone = new CompletableFuture<>();
            AtomicInteger looks = new AtomicInteger();
            CountDownLatch secondLook = new CountDownLatch(1);
            CountDownLatch reserved = new CountDownLatch(1);
            hub.wire().put((call, onward) -> {
                Matcher sagaId = SAGA_ID.matcher(call.text());
                if (call.operation().equals("TransactWriteItems")
                        && sagaId.find()
                        && undone.complete(sagaId.group(1))) {
                    compensate(api, sagaId.group(1));
                    secondLook.await();
                    Answer answer = onward.pass(call);
                    reserved.countDown();
                    return answer;
                }
                if (undone.isDone() && isLookAtOrder(call) && looks.incrementAndGet() == 2) {
                    secondLook.countDown();
                    reserved.await();
                }
                return onward.pass(call);
            });

            String id = api.place(Examples.order("good")).orderId();

            assertThat(api.awaitEnd(id)).isEqualTo("EXPIRED");
            assertThat(reserved.getCount()).isZero();
            assertThat(api.eventTypes(id)).doesNotContain("OrderDispatched").endsWith("InventoryReleased");
            await().atMost(SOON).until(() -> status(api, undone.join()).equals("COMPENSATED"));
            hub.books().close(hub.shop(), hub::payments, SOON);
        }
    }

    private static boolean isLookAtOrder(Call call) {
        return call.operation().equals("GetItem") && call.text().contains("\"orders\"");
    }

    /** Returns when nothing more is done to undo it. */
    private static void undo(Api api, String sagaId) {
        compensate(api, sagaId);
        await().atMost(SOON).until(() -> status(api, sagaId).equals("COMPENSATED"));
    }

    private static String status(Api api, String sagaId) {
        return api.get("/admin/sagas/" + sagaId).json().path("status").asText();
    }

    private static void compensate(Api api, String sagaId) {
        String saga = "/admin/sagas/" + sagaId;
        Api.Answer asked = api.send(api.request(saga + "/compensate")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"operator\": \"kim\", \"reason\": \"the customer called\"}")));
        assertThat(asked.status()).isEqualTo(200);
    }
}
