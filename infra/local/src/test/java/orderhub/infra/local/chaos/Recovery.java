package orderhub.infra.local.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import orderhub.infra.local.hub.Shop;

/**
 * How long it took until things went on. Looked up afterwards in the orders' histories: for each incident, the orders that
 * were accepted before it and had not ended; for each of these, the time until its next change. When the last of them
 * has had its next change, the incident is recovered from. Orders that wait for somebody else (a slow gateway, a
 * reviewer) are left out; whatever else was hit meanwhile counts.
 */
final class Recovery {

    private final List<Shop.OrderRow> orders;

    Recovery(List<Shop.OrderRow> orders) {
        this.orders = orders.stream()
                .filter(order -> order.token().equals(OrderMix.PLAIN))
                .filter(order -> order.history().stream()
                        .noneMatch(change -> change.type().equals("ReviewRequested")))
                .toList();
    }

    /** Until the last order that was under way at an incident went on; only incidents that hit any. */
    Percentiles ofIncidents(List<Incident> incidents) {
        List<Duration> slowest = new ArrayList<>();
        for (Incident incident : incidents) {
            waits(incident.at()).stream().max(Comparator.naturalOrder()).ifPresent(slowest::add);
        }
        return Percentiles.of(slowest);
    }

    /** Until each order that was under way at an incident went on. */
    Percentiles ofOrders(List<Incident> incidents) {
        return Percentiles.of(incidents.stream()
                .flatMap(incident -> waits(incident.at()).stream())
                .toList());
    }

    private List<Duration> waits(Instant incident) {
        return orders.stream()
                .filter(order -> order.history().get(0).at().isBefore(incident))
                .map(order -> next(order, incident).map(at -> Duration.between(incident, at)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Instant> next(Shop.OrderRow order, Instant incident) {
        return order.history().stream()
                .map(Shop.Change::at)
                .filter(at -> !at.isBefore(incident))
                .findFirst();
    }
}
