package orderhub.routes.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Change;
import orderhub.schemas.order.Money;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderLine;
import orderhub.schemas.order.OrderStatus;
import orderhub.schemas.order.PaymentMethod;
import orderhub.schemas.order.Placement;
import orderhub.schemas.stock.StockItem;

/** What is stored can be read, and is what it was: a repeated write is recognised by that. */
class StoredFormProperties {

    @Property(tries = 500)
    void a_change_survives_being_stored(@ForAll("changes") Change change) {
        assertThat(FactsItems.toChange(FactsItems.toAttribute(change))).isEqualTo(change);
    }

    @Property(tries = 26)
    void a_change_of_every_type_survives_being_stored(@ForAll EventType type) {
        Change change = StoredChanges.changes(type).sample();

        assertThat(FactsItems.toChange(FactsItems.toAttribute(change))).isEqualTo(change);
    }

    @Property(tries = 200)
    void an_order_survives_being_stored(@ForAll("orders") Order order) {
        assertThat(OrderItems.toOrder(OrderItems.toItem(order))).isEqualTo(order);
    }

    @Provide
    Arbitrary<Change> changes() {
        return StoredChanges.changes();
    }

    @Provide
    Arbitrary<Order> orders() {
        Arbitrary<List<Change>> histories =
                StoredChanges.changes().list().ofMinSize(1).ofMaxSize(8);
        return Combinators.combine(
                        StoredChanges.texts(),
                        placements(),
                        Arbitraries.of(OrderStatus.class),
                        histories,
                        Arbitraries.integers().between(0, 8),
                        StoredChanges.texts().injectNull(0.3))
                .as((id, placed, status, history, published, saga) ->
                        new Order(id, placed, status, history, Math.min(published, history.size()), saga));
    }

    private static Arbitrary<Placement> placements() {
        Arbitrary<Money> totals = Combinators.combine(Arbitraries.longs(), Arbitraries.of("USD", "EUR", "JPY"))
                .as(Money::new);
        Arbitrary<PaymentMethod> methods = Combinators.combine(StoredChanges.texts(), StoredChanges.texts())
                .as(PaymentMethod::new);
        return Combinators.combine(
                        StoredChanges.texts(),
                        lines(),
                        totals,
                        methods,
                        StoredChanges.texts(),
                        StoredChanges.times(),
                        StoredChanges.texts())
                .as(Placement::new);
    }

    private static Arbitrary<List<OrderLine>> lines() {
        return Combinators.combine(
                        StoredChanges.texts(),
                        Arbitraries.integers().greaterOrEqual(1),
                        Arbitraries.longs().greaterOrEqual(0),
                        Arbitraries.of(Lane.class),
                        Arbitraries.integers().between(1, StockItem.MAX_SHARDS))
                .as(OrderLine::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }
}
