package orderhub.infra.local.stock;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import orderhub.processors.fulfilment.DispatchOrder;
import orderhub.processors.fulfilment.ShipOrder;
import orderhub.processors.lifecycle.Transition;
import orderhub.processors.payment.CompletePayment;
import orderhub.processors.payment.FailPayment;
import orderhub.processors.stock.AddUpStock;
import orderhub.processors.stock.ReleaseStock;
import orderhub.routes.dynamodb.SaveOutcome;
import orderhub.routes.dynamodb.StockContendedException;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.order.Order;
import orderhub.schemas.payment.PaymentOutcome;
import orderhub.schemas.stock.StockLevel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** [G3] Many orders at once for the last units of one product in shards. */
class HotStockRaceTest {

    private static final int CLIENTS = 16;
    private static final int ORDERS = 200;
    private static final Warehouse WAREHOUSE = new Warehouse();

    @AfterAll
    static void closeWarehouse() {
        WAREHOUSE.close();
    }

    /** Orders that know of fewer, as many, or more shards than there are: the number may have been changed since. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 16})
    void exactly_what_there_is_is_sold_whatever_orders_believe_about_shards(int believed) throws Exception {
        String product = "RACE-" + believed;
        int units = 101;
        WAREHOUSE.stock(product, units, 5);

        List<SaveOutcome> outcomes = inParallel(ORDERS, number -> {
            Order order = WAREHOUSE.accept(product, 1, believed);
            return persistently(() -> WAREHOUSE.reserve(order));
        });

        assertThat(outcomes).filteredOn(SaveOutcome.Saved.class::isInstance).hasSize(units);
        assertThat(outcomes)
                .filteredOn(SaveOutcome.OutOfStock.class::isInstance)
                .hasSize(ORDERS - units)
                .allSatisfy(refused -> assertThat(((SaveOutcome.OutOfStock) refused).shortages())
                        .singleElement()
                        .satisfies(shortage -> assertThat(shortage.available()).isZero()));
        assertThat(sum(product)).isEqualTo(new StockLevel(product, 0, units, 0));
    }

    @Test
    void units_that_come_back_and_go_again_are_never_lost_and_none_is_sold_twice() throws Exception {
        String product = "CHURN";
        int units = 40;
        WAREHOUSE.stock(product, units, 4);
        long seed = Long.getLong("orderhub.seed", System.nanoTime());
        System.out.println("seed: -Dorderhub.seed=" + seed);
        AtomicLong shipped = new AtomicLong();

        inParallel(ORDERS, number -> {
            Random random = new Random(seed + number);
            int quantity = 1 + random.nextInt(9);
            Order order = WAREHOUSE.accept(product, quantity, 4);
            SaveOutcome outcome = persistently(() -> WAREHOUSE.reserve(order));
            if (outcome instanceof SaveOutcome.OutOfStock refused) {
                assertThat(refused.shortages()).singleElement().satisfies(shortage -> assertThat(shortage.available())
                        .isBetween(0L, quantity - 1L));
            } else if (outcome instanceof SaveOutcome.Saved saved && random.nextInt(8) == 0) {
                ship(saved.order());
                shipped.addAndGet(quantity);
            } else if (outcome instanceof SaveOutcome.Saved saved) {
                release(saved.order());
            }
            return outcome;
        });

        assertThat(sum(product)).isEqualTo(new StockLevel(product, units - shipped.get(), 0, shipped.get()));
        assertThat(WAREHOUSE.items())
                .allMatch(item -> item.available() >= 0 && item.reserved() >= 0 && item.shipped() >= 0);
        int left = (int) (units - shipped.get());
        if (left > 0) {
            assertThat(WAREHOUSE.reserve(WAREHOUSE.accept(product, left, 4))).isInstanceOf(SaveOutcome.Saved.class);
        }
        assertThat(WAREHOUSE.reserve(WAREHOUSE.accept(product, 1, 4))).isInstanceOf(SaveOutcome.OutOfStock.class);
    }

    /** As the queue would: what lost too often comes back. */
    private static SaveOutcome persistently(Supplier<SaveOutcome> attempt) {
        while (true) {
            try {
                return attempt.get();
            } catch (StockContendedException | TransactionCanceledException later) {
                // Others have got something each time, so this ends.
            }
        }
    }

    private static void ship(Order reserved) {
        PaymentOutcome.Captured captured = new PaymentOutcome.Captured(
                "pi", "ch", reserved.placed().total().minorUnits());
        Order paid = saved(new CompletePayment().apply(reserved, captured, Warehouse.NOW));
        Order dispatched = saved(new DispatchOrder().apply(paid, Lane.STANDARD, 60, Warehouse.NOW));
        saved(new ShipOrder().apply(dispatched, "parcel-post", Warehouse.NOW));
    }

    private static void release(Order reserved) {
        PaymentOutcome.Declined declined = new PaymentOutcome.Declined("card_declined", "No.");
        Order refused = saved(new FailPayment().apply(reserved, declined, Warehouse.NOW));
        saved(new ReleaseStock().apply(refused, Warehouse.NOW));
    }

    private static Order saved(Transition change) {
        return ((SaveOutcome.Saved) persistently(() -> WAREHOUSE.store().save(change))).order();
    }

    private static StockLevel sum(String product) {
        return requireNonNull(new AddUpStock().apply(WAREHOUSE.items()).get(product));
    }

    private interface Client {
        SaveOutcome order(int number);
    }

    private static List<SaveOutcome> inParallel(int orders, Client client) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Callable<SaveOutcome>> calls = new ArrayList<>();
            for (int i = 0; i < orders; i++) {
                int number = i;
                calls.add(() -> client.order(number));
            }
            List<SaveOutcome> outcomes = new ArrayList<>();
            for (Future<SaveOutcome> outcome : clients.invokeAll(calls)) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        } finally {
            clients.shutdownNow();
        }
    }
}
