package orderhub.processors.walks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.processors.stock.AddUpStock;
import orderhub.schemas.stock.Reservation;
import orderhub.schemas.stock.StockItem;
import orderhub.schemas.stock.StockLevel;

/** Stock as the write would keep it. What no processor may plan fails as an assertion. */
final class InMemoryStock {

    private final Map<String, StockLevel> levels = new TreeMap<>();
    private final Map<String, Reservation> reservations = new HashMap<>();
    private final List<String> usedTooLate = new ArrayList<>();

    /**
     * @param initial by product how many there are
     * @param shards by product over how many shards they lie, where those are several
     */
    InMemoryStock(Map<String, Integer> initial, Map<String, Integer> shards) {
        initial.forEach((product, available) -> {
            int count = shards.getOrDefault(product, 1);
            for (int shard = 0; shard < count; shard++) {
                String id = new StockItem(product, shard).id();
                levels.put(id, new StockLevel(id, available / count + (shard < available % count ? 1 : 0), 0, 0));
            }
        });
    }

    /** By stock item. */
    Map<String, StockLevel> items() {
        return new TreeMap<>(levels);
    }

    /** By product. */
    Map<String, StockLevel> levels() {
        return new AddUpStock().apply(levels.values());
    }

    /** How many of a product are in each of its shards. */
    List<Long> available(String product) {
        List<Long> available = new ArrayList<>();
        for (int shard = 0; levels.containsKey(new StockItem(product, shard).id()); shard++) {
            available.add(level(new StockItem(product, shard).id()).available());
        }
        return available;
    }

    /** The orders whose reservations were confirmed or shipped from their deadline on. */
    List<String> usedTooLate() {
        return List.copyOf(usedTooLate);
    }

    /** The products that a reservation cannot have as it is planned; empty if it can be had. */
    Set<String> lacking(Reservation wanted) {
        Set<String> products = new TreeSet<>();
        wanted.quantities().forEach((id, quantity) -> {
            if (level(id).available() < quantity) {
                products.add(StockItem.ofId(id).productId());
            }
        });
        return products;
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
