package orderhub.infra.local.stock;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import orderhub.routes.dynamodb.SaveOutcome;
import orderhub.schemas.order.Order;
import org.springframework.boot.logging.LoggingSystem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Prints how many reservations a second one product takes, by its number of shards, for the decision about it. */
public final class HotStockMain {

    private static final int CLIENTS = 16;
    private static final int WARM_UP = 500;
    private static final int MEASURED = 2_000;
    private static final int[] SHARDS = {1, 4, 16};
    private static final double SECOND_NS = 1e9;

    private HotStockMain() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws Exception {
        LoggingSystem.get(HotStockMain.class.getClassLoader()).beforeInitialize();
        try (Warehouse warehouse = new Warehouse()) {
            measure(warehouse, 1, WARM_UP);
            System.out.println("| shards | reservations/s | conflicts for 1,000 reservations | given up |");
            System.out.println("|---|---|---|---|");
            for (int shards : SHARDS) {
                System.out.println(measure(warehouse, shards, MEASURED));
            }
        }
        // The embedded database keeps threads of its own.
        System.exit(0);
    }

    private static String measure(Warehouse warehouse, int shards, int orders) throws Exception {
        String product = "HOT-" + shards + "-" + orders;
        warehouse.stock(product, 2L * orders, shards);
        List<Order> accepted = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            accepted.add(warehouse.accept(product, 1, shards));
        }
        LongAdder reserved = new LongAdder();
        LongAdder givenUp = new LongAdder();
        List<Callable<Void>> calls = new ArrayList<>();
        for (Order order : accepted) {
            calls.add(() -> {
                try {
                    if (warehouse.reserve(order) instanceof SaveOutcome.Saved) {
                        reserved.increment();
                    }
                } catch (TransactionCanceledException conflict) {
                    givenUp.increment();
                }
                return null;
            });
        }
        long conflictsBefore = warehouse.conflicts();
        long begun = System.nanoTime();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (Future<Void> call : clients.invokeAll(calls)) {
            call.get();
        }
        double seconds = (System.nanoTime() - begun) / SECOND_NS;
        clients.shutdownNow();
        return "| %d | %.0f | %.0f | %d |"
                .formatted(
                        shards,
                        reserved.sum() / seconds,
                        1_000.0 * (warehouse.conflicts() - conflictsBefore) / orders,
                        givenUp.sum());
    }
}
