package orderhub.processors.walks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import orderhub.schemas.AnOrder;
import orderhub.schemas.order.OrderLine;

/** Some orders that share a clock, stock and a payment gateway. */
final class World {

    /** Over how many shards the stock of some products is spread. */
    static final Map<String, Integer> SHARDS = Map.of("BEANS", 3, "E-BOOK", 2);

    static final Duration HOLD = Duration.ofMinutes(15);

    /** More than the longest story has changes. */
    private static final int STEPS_TO_THE_END = 20;

    private final InMemoryStock stock;
    private final InMemoryGateway gateway = new InMemoryGateway();
    private final List<OrderWalk> walks = new ArrayList<>();
    private Instant now = AnOrder.CREATED_AT;

    World(Map<String, Integer> initialStock, List<List<OrderLine>> orders) {
        stock = new InMemoryStock(initialStock, SHARDS);
        for (int i = 0; i < orders.size(); i++) {
            AnOrder order = AnOrder.anOrder().withId("order-" + i);
            orders.get(i).forEach(line -> order.withLine(line));
            walks.add(new OrderWalk(this, order.build()));
        }
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    InMemoryStock stock() {
        return stock;
    }

    InMemoryGateway gateway() {
        return gateway;
    }

    List<OrderWalk> walks() {
        return List.copyOf(walks);
    }

    OrderWalk walk(Move move) {
        return walks.get(move.order() % walks.size());
    }

    /** Takes a step if it is not refused; a second goes by in any case. */
    void take(Move move) {
        pass(Duration.ofSeconds(1));
        walk(move).tryTo(move.step());
    }

    /** Carries every order on until it has ended. */
    void driveToTheEnd() {
        for (OrderWalk walk : walks) {
            for (int i = 0; i < STEPS_TO_THE_END && !walk.order().status().isTerminal(); i++) {
                pass(Duration.ofSeconds(1));
                walk.tryTo(Step.GO_ON);
            }
        }
    }
}
