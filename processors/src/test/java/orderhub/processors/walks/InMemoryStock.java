package orderhub.processors.walks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.stock.Reservation;
import orderhub.schemas.stock.StockLevel;

/** Stock as the write would keep it. What no processor may plan fails as an assertion. */
final class InMemoryStock {

    private final Map<String, StockLevel> levels = new TreeMap<>();
    private final Map<String, Reservation> reservations = new HashMap<>();
    private final List<String> usedTooLate = new ArrayList<>();

    InMemoryStock(Map<String, Integer> initial) {
        initial.forEach((id, available) -> levels.put(id, new StockLevel(id, available, 0, 0)));
    }

    Map<String, StockLevel> levels() {
        return new TreeMap<>(levels);
    }

    /** The orders whose reservations were confirmed or shipped from their deadline on. */
    List<String> usedTooLate() {
        return List.copyOf(usedTooLate);
    }

    /** What a reservation lacks; empty if it can be had. */
    List<EventFacts.Shortage> shortages(Reservation wanted) {
        List<EventFacts.Shortage> shortages = new ArrayList<>();
        wanted.quantities().forEach((id, quantity) -> {
            long available = level(id).available();
            if (available < quantity) {
                shortages.add(new EventFacts.Shortage(id, quantity, available));
            }
        });
        return shortages;
    }

    void apply(StockEffect effect, Instant now) {
        if (effect instanceof StockEffect.Hold hold) {
            require(!reservations.containsKey(hold.reservation().reservationId()), "stock is held twice");
            move(hold.reservation().quantities(), -1, 1, 0);
            reservations.put(hold.reservation().reservationId(), hold.reservation());
        } else if (effect instanceof StockEffect.Confirm confirm) {
            Reservation held = find(confirm.reservationId());
            require(held.status() == Reservation.Status.ACTIVE, "confirmed while " + held.status());
            noteIfLate(held, now);
            require(confirm.now().equals(now), "confirmed at another time");
            mark(held, Reservation.Status.CONFIRMED);
        } else if (effect instanceof StockEffect.Release release) {
            Reservation held = find(release.reservationId());
            require(
                    held.status() == Reservation.Status.ACTIVE || held.status() == Reservation.Status.CONFIRMED,
                    "released while " + held.status());
            require(held.quantities().equals(release.quantities()), "released what was not held");
            move(release.quantities(), 1, -1, 0);
            mark(held, Reservation.Status.RELEASED);
        } else if (effect instanceof StockEffect.Ship ship) {
            Reservation held = find(ship.reservationId());
            require(held.status() == Reservation.Status.CONFIRMED, "shipped while " + held.status());
            noteIfLate(held, now);
            require(ship.now().equals(now), "shipped at another time");
            require(held.quantities().equals(ship.quantities()), "shipped what was not held");
            move(ship.quantities(), 0, -1, 1);
            mark(held, Reservation.Status.SHIPPED);
        }
    }

    private void noteIfLate(Reservation held, Instant now) {
        if (!now.isBefore(held.expiresAt())) {
            usedTooLate.add(held.orderId());
        }
    }

    private void move(SortedMap<String, Integer> quantities, int available, int reserved, int shipped) {
        quantities.forEach((id, quantity) -> {
            StockLevel before = level(id);
            levels.put(
                    id,
                    new StockLevel(
                            id,
                            before.available() + (long) available * quantity,
                            before.reserved() + (long) reserved * quantity,
                            before.shipped() + (long) shipped * quantity));
        });
    }

    private StockLevel level(String productId) {
        return levels.getOrDefault(productId, new StockLevel(productId, 0, 0, 0));
    }

    private Reservation find(String reservationId) {
        Reservation found = reservations.get(reservationId);
        if (found == null) {
            throw new AssertionError("no such reservation: " + reservationId);
        }
        return found;
    }

    private void mark(Reservation held, Reservation.Status status) {
        reservations.put(
                held.reservationId(),
                new Reservation(
                        held.reservationId(),
                        held.orderId(),
                        held.quantities(),
                        held.createdAt(),
                        held.expiresAt(),
                        status));
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }
}
