package orderhub.infra.local.chaos;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import orderhub.infra.local.gateway.model.LedgerEntry;
import orderhub.infra.local.hub.Books;
import orderhub.infra.local.hub.EventTap;
import orderhub.infra.local.hub.Shop;

/** The guarantees of the design, asked of what is found. Each answer is what was violated, in words. */
final class Audit {

    private final Evidence found;
    private final List<String> violations = new ArrayList<>();

    private Audit(Evidence found) {
        this.found = found;
    }

    /** What is violated; empty if nothing is. */
    static List<String> violations(Evidence found) {
        Audit audit = new Audit(found);
        audit.check("[G1] every acknowledged order is there and has ended", audit::orders);
        audit.check("[G6] one idempotency key is one order", audit::keys);
        audit.check("[G2] who has the goods has paid once, nobody else has paid", audit::payments);
        audit.check("[G3] stock is conserved", audit::stock);
        audit.check("[G4] every saga ended, in one way", audit::sagas);
        audit.check("[G5] every change was told, in order", audit::events);
        audit.check("[G7] no message is left, dead or alive", audit::queues);
        return List.copyOf(audit.violations);
    }

    private void check(String guarantee, Runnable assertion) {
        try {
            assertion.run();
        } catch (AssertionError violated) {
            violations.add(guarantee + ": " + violated.getMessage());
        }
    }

    private void orders() {
        assertThat(ids()).as("orders").containsAll(found.acknowledged().values());
        assertThat(found.orders())
                .as("orders")
                .allMatch(Shop.OrderRow::ended, "ended")
                .allMatch(Shop.OrderRow::told, "told")
                .allMatch(order -> !order.ended() || order.status().equals(endOf(order)), "ended as what stopped it");
        assertThat(found.orders())
                .filteredOn(order -> found.calledOff().contains(order.id()))
                .as("orders that are called off, as callers were told")
                .allMatch(order -> order.status().equals("CANCELLED"), "cancelled");
    }

    private static String endOf(Shop.OrderRow order) {
        Set<String> types = order.history().stream().map(Shop.Change::type).collect(Collectors.toSet());
        if (types.contains("OrderShipped")) {
            return "SHIPPED";
        }
        if (types.contains("OrderCancelled")) {
            return "CANCELLED";
        }
        return types.contains("OrderExpired") ? "EXPIRED" : "REJECTED";
    }

    private void keys() {
        assertThat(found.acknowledged().values()).doesNotHaveDuplicates();
        assertThat(found.acknowledged().values()).as("ids that callers know").containsAll(ids());
    }

    private Set<String> ids() {
        return found.orders().stream().map(Shop.OrderRow::id).collect(Collectors.toSet());
    }

    private void payments() {
        Books.checkPayments(found.orders(), id -> found.payments().getOrDefault(id, LedgerEntry.NONE));
        assertThat(ids())
                .as("orders that were paid")
                .containsAll(found.payments().keySet());
    }

    private void stock() {
        new Books(found.stockBefore()).checkStock(found.stock(), found.orders(), found.restocked());
    }

    private void sagas() {
        assertThat(found.sagas()).allMatch(Shop.SagaRow::ended, "ended");
        // No saga of an order has a completion callback: what was called was called to undo.
        assertThat(found.sagas())
                .filteredOn(saga -> saga.status().equals("COMPLETED"))
                .allSatisfy(saga -> assertThat(saga.callbacks()).doesNotContain("DONE", "FAILED", "SKIPPED"));
        assertThat(found.sagas())
                .filteredOn(saga -> saga.status().equals("COMPENSATED"))
                .allSatisfy(saga -> assertThat(saga.callbacks()).doesNotContain("WAITING", "FAILED", "SKIPPED"));
        Set<String> completed = found.sagas().stream()
                .filter(saga -> saga.status().equals("COMPLETED"))
                .map(Shop.SagaRow::id)
                .collect(Collectors.toSet());
        assertThat(found.orders())
                .filteredOn(order -> !order.shipped())
                .extracting(Shop.OrderRow::sagaId)
                .as("sagas of orders that were undone")
                .doesNotContainAnyElementsOf(completed);
    }

    private void events() {
        Map<String, List<EventTap.Told>> byOrder = found.events().stream().collect(groupingBy(EventTap.Told::orderId));
        assertThat(found.orders()).allSatisfy(order -> {
            List<String> history =
                    order.history().stream().map(Shop.Change::type).toList();
            assertThat(firstOfEach(byOrder.getOrDefault(order.id(), List.of()), history))
                    .as("events of %s, by when they were first sent", order.id())
                    .isEqualTo(history);
        });
        assertThat(ids()).as("orders that events speak of").containsAll(byOrder.keySet());
    }

    /** Types of the events, each event once, by when they were first sent; within a millisecond, by the history. */
    private static List<String> firstOfEach(List<EventTap.Told> told, List<String> history) {
        Map<String, EventTap.Told> first = new HashMap<>();
        told.forEach(one -> first.merge(one.eventId(), one, BinaryOperator.minBy(comparing(EventTap.Told::sentAt))));
        return first.values().stream()
                .sorted(comparing(EventTap.Told::sentAt).thenComparing(one -> history.indexOf(one.type())))
                .map(EventTap.Told::type)
                .toList();
    }

    /** Those of the channels hold what customers are to hear; nobody takes it from there yet. */
    private void queues() {
        Map<String, Integer> left = new HashMap<>(found.queued());
        left.keySet().removeIf(Audit::isChannel);
        left.values().removeIf(messages -> messages == 0);
        assertThat(left).isEmpty();
    }

    static boolean isChannel(String queue) {
        return queue.startsWith("notify-") && !queue.endsWith("-dlq");
    }
}
