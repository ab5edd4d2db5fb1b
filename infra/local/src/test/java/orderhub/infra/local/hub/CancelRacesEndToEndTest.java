package orderhub.infra.local.hub;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import orderhub.infra.local.gateway.model.LedgerEntry;
import orderhub.infra.local.wire.Answer;
import orderhub.infra.local.wire.Call;
import orderhub.schemas.Examples;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An order is called off at the very moment at which something else happens to it: one write comes first. */
class CancelRacesEndToEndTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int RACES = 20;
    private static final int LONGEST_HEAD_START_MS = 12;
    private static final Pattern ORDER_ID = Pattern.compile("\"order_id\":\\{\"S\":\"([0-9a-f-]{36})\"}");

    private static final Executor AT_ONCE = call -> new Thread(call, "caller").start();

    private static final WiredHub HUB = WiredHub.start(Map.of());

    private final Api api = HUB.api();

    @AfterAll
    static void stop() {
        HUB.close();
    }

    @AfterEach
    void closeTheBooks() {
        HUB.wire().heal();
        HUB.books().close(HUB.shop(), HUB::payments, SOON);
    }

    @Test
    void an_order_that_is_called_off_before_anybody_works_on_it_has_ended_and_nothing_was_done_for_it() {
        CountDownLatch cancelled = new CountDownLatch(1);
        HUB.wire().put((call, onward) -> {
            if (call.operation().equals("SendMessage") && call.mentions("order-processing.fifo")) {
                cancelled.await();
            }
            return onward.pass(call);
        });
        String id = api.place(Examples.order("good")).orderId();

        Api.Answer answer = api.cancel(id);
        cancelled.countDown();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("status").asText()).isEqualTo("CANCELLED");
        await().atMost(SOON).untilAsserted(() -> assertThat(HUB.shop().queued())
                .containsEntry("order-processing.fifo", 0)
                .containsEntry("order-processing-dlq.fifo", 0));
        await().atMost(SOON).until(() -> HUB.tap().envelopesOf(id).size() == 2);
        assertThat(api.eventTypes(id)).containsExactly("OrderCreated", "OrderCancelled");
        assertThat(HUB.payments(id)).isEqualTo(LedgerEntry.NONE);
        assertThat(api.get("/orders/" + id).json().has("reservationId")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"InventoryReserved", "PaymentCompleted", "OrderDispatched", "OrderShipped"})
    void an_order_that_is_called_off_just_before_something_is_written_of_it_goes_no_further(String change) {
        CompletableFuture<Api.Answer> cancelled = new CompletableFuture<>();
        HUB.wire().put((call, onward) -> {
            if (isChange(call, change) && !cancelled.isDone()) {
                cancelled.complete(api.cancel(orderIn(call)));
            }
            return onward.pass(call);
        });

        String id = api.place(Examples.order("good")).orderId();

        assertThat(api.awaitEnd(id)).isEqualTo("CANCELLED");
        assertThat(cancelled.join().status()).isIn(200, 202);
        if (change.equals("PaymentCompleted")) {
            assertThat(api.eventTypes(id))
                    .as("it turned out only when it was asked for again")
                    .containsSubsequence("OrderCancelled", "PaymentCompleted", "PaymentRefunded");
        } else {
            assertThat(api.eventTypes(id)).doesNotContain(change);
        }
    }

    @Test
    void an_order_that_is_called_off_on_its_lane_is_counted_there_as_stopped() {
        double before = tooLate();
        CompletableFuture<Api.Answer> cancelled = new CompletableFuture<>();
        HUB.wire().put((call, onward) -> {
            if (isChange(call, "OrderShipped") && !cancelled.isDone()) {
                cancelled.complete(api.cancel(orderIn(call)));
            }
            return onward.pass(call);
        });

        String id = api.place(Examples.order("express")).orderId();

        assertThat(api.awaitEnd(id)).isEqualTo("CANCELLED");
        await().atMost(SOON).until(() -> tooLate() >= before + 1);
        assertThat(api.eventTypes(id))
                .containsExactly(
                        "OrderCreated",
                        "InventoryReserved",
                        "PaymentCompleted",
                        "OrderDispatched",
                        "OrderCancelled",
                        "PaymentRefunded",
                        "InventoryReleased");
    }

    @Test
    void an_order_that_is_called_off_just_after_it_was_shipped_is_shipped() {
        CompletableFuture<Api.Answer> refused = new CompletableFuture<>();
        HUB.wire().put((call, onward) -> {
            Answer answer = onward.pass(call);
            if (isChange(call, "OrderShipped") && !refused.isDone()) {
                refused.complete(api.cancel(orderIn(call)));
            }
            return answer;
        });

        String id = api.place(Examples.order("good")).orderId();

        assertThat(api.awaitEnd(id)).isEqualTo("SHIPPED");
        assertThat(refused.join().status()).isEqualTo(409);
        assertThat(refused.join().json().path("type").asText()).isEqualTo("urn:orderhub:problem:not-cancellable");
        assertThat(api.eventTypes(id)).doesNotContain("OrderCancelled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"InventoryReserved", "PaymentCompleted", "OrderDispatched", "OrderShipped"})
    void of_calling_off_and_going_on_at_once_exactly_one_happens_as_the_caller_is_told(String change) {
        Map<String, CompletableFuture<Api.Answer>> answers = new ConcurrentHashMap<>();
        Random random = new Random(change.hashCode());
        HUB.wire().put((call, onward) -> {
            if (isChange(call, change)) {
                String id = orderIn(call);
                CompletableFuture<Api.Answer> answer = new CompletableFuture<>();
                if (answers.putIfAbsent(id, answer) == null) {
                    answer.completeAsync(() -> api.cancel(id), AT_ONCE);
                    int headStart;
                    synchronized (random) {
                        headStart = random.nextInt(LONGEST_HEAD_START_MS);
                    }
                    LockSupport.parkNanos(Duration.ofMillis(headStart).toNanos());
                }
            }
            return onward.pass(call);
        });

        List<String> ids = IntStream.range(0, RACES)
                .mapToObj(i -> api.place(Examples.order("good")).orderId())
                .toList();

        assertThat(ids).allSatisfy(id -> {
            String end = api.awaitEnd(id);
            Api.Answer answer = requireNonNull(answers.get(id)).join();
            assertThat(answer.status()).isIn(200, 202, 409);
            assertThat(end).isEqualTo(answer.status() == 409 ? "SHIPPED" : "CANCELLED");
            List<String> types = api.eventTypes(id);
            assertThat(types).doesNotHaveDuplicates();
            assertThat(types.contains("OrderCancelled")).isNotEqualTo(types.contains("OrderShipped"));
        });
    }

    private static boolean isChange(Call call, String type) {
        return List.of("TransactWriteItems", "UpdateItem").contains(call.operation())
                && call.mentions(":change")
                && call.mentions("\"" + type + "\"");
    }

    private static String orderIn(Call call) {
        Matcher id = ORDER_ID.matcher(call.text());
        if (!id.find()) {
            throw new IllegalStateException("no order in " + call.text());
        }
        return id.group(1);
    }

    private double tooLate() {
        return api.get("/actuator/prometheus")
                .response()
                .body()
                .lines()
                .filter(line -> line.startsWith("orderhub_events_dropped_total")
                        && line.contains("consumer=\"ship-order\"")
                        && line.contains("reason=\"too_late\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
