package orderhub.routes.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.schemas.stock.Reservation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** The conditions keep stock from being sold twice, so they are written out here once more. */
class StockWritesTest {

    private static final Instant NOW = Instant.ofEpochMilli(1_000);
    private static final Instant DEADLINE = Instant.ofEpochMilli(901_000);
    private static final TreeMap<String, Integer> QUANTITIES = new TreeMap<>(Map.of("TEA", 5, "JAM", 2));
    private static final StockEffect HOLD =
            new StockEffect.Hold(new Reservation("r-1", "o-1", QUANTITIES, NOW, DEADLINE, Reservation.Status.ACTIVE));
    private static final StockEffect CONFIRM = new StockEffect.Confirm("r-1", NOW);
    private static final StockEffect RELEASE = new StockEffect.Release("r-1", QUANTITIES);
    private static final StockEffect SHIP = new StockEffect.Ship("r-1", QUANTITIES, NOW);

    private final StockWrites writes = new StockWrites(new TableNames(
            "orders", "inventory", "inventory_reservations", "catalogue", "customers", "event_tallies", "inbox"));

    @Test
    void an_effect_without_stock_writes_nothing() {
        assertThat(writes.of(StockEffect.none())).isEmpty();
    }

    @Test
    void a_reservation_is_made_once() {
        Put put = writes.of(HOLD).get(0).put();

        assertThat(put.tableName()).isEqualTo("inventory_reservations");
        assertThat(put.conditionExpression()).isEqualTo("attribute_not_exists(reservation_id)");
        assertThat(put.item())
                .isEqualTo(Map.of(
                        "reservation_id", text("r-1"),
                        "order_id", text("o-1"),
                        "items", AttributeValue.fromM(Map.of("TEA", number(5), "JAM", number(2))),
                        "created_at", number(1_000),
                        "expires_at", number(901_000),
                        "status", text("ACTIVE")));
    }

    @ParameterizedTest
    @MethodSource("moves")
    void a_reservation_moves_on_only_from_where_it_may(
            StockEffect effect, String change, String condition, Map<String, AttributeValue> values) {
        Update update = writes.of(effect).get(0).update();

        assertThat(update.tableName()).isEqualTo("inventory_reservations");
        assertThat(update.key()).isEqualTo(Map.of("reservation_id", text("r-1")));
        assertThat(update.updateExpression()).isEqualTo(change);
        assertThat(update.conditionExpression()).isEqualTo(condition);
        assertThat(update.expressionAttributeNames()).isEqualTo(Map.of("#status", "status"));
        assertThat(update.expressionAttributeValues()).isEqualTo(values);
    }

    static Stream<Arguments> moves() {
        return Stream.of(
                Arguments.of(
                        CONFIRM,
                        "SET #status = :to",
                        "#status = :from AND expires_at > :now",
                        Map.of(":from", text("ACTIVE"), ":to", text("CONFIRMED"), ":now", number(1_000))),
                Arguments.of(
                        SHIP,
                        "SET #status = :to",
                        "#status = :from AND expires_at > :now",
                        Map.of(":from", text("CONFIRMED"), ":to", text("SHIPPED"), ":now", number(1_000))),
                Arguments.of(
                        RELEASE,
                        "SET #status = :released",
                        "#status IN (:active, :confirmed)",
                        Map.of(
                                ":released", text("RELEASED"),
                                ":active", text("ACTIVE"),
                                ":confirmed", text("CONFIRMED"))));
    }

    @ParameterizedTest
    @MethodSource("quantities")
    void what_leaves_one_count_of_a_product_enters_another(StockEffect effect, String change, String condition) {
        List<TransactWriteItem> products = writes.of(effect).subList(1, 3);

        assertThat(products).extracting(write -> write.update().tableName()).containsOnly("inventory");
        assertThat(products)
                .extracting(write -> write.update().updateExpression())
                .containsOnly(change);
        assertThat(products)
                .extracting(write -> write.update().conditionExpression())
                .containsOnly(condition);
        assertThat(products)
                .extracting(write -> write.update().returnValuesOnConditionCheckFailure())
                .containsOnly(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        assertThat(products)
                .extracting(write -> write.update().key())
                .containsExactly(Map.of("product_id", text("JAM")), Map.of("product_id", text("TEA")));
        assertThat(products)
                .extracting(write -> write.update().expressionAttributeValues())
                .containsExactly(Map.of(":q", number(2)), Map.of(":q", number(5)));
    }

    static Stream<Arguments> quantities() {
        return Stream.of(
                Arguments.of(
                        HOLD,
                        "SET available_quantity = available_quantity - :q, reserved_quantity = reserved_quantity + :q",
                        "available_quantity >= :q"),
                Arguments.of(
                        RELEASE,
                        "SET available_quantity = available_quantity + :q, reserved_quantity = reserved_quantity - :q",
                        "reserved_quantity >= :q"),
                Arguments.of(
                        SHIP,
                        "SET reserved_quantity = reserved_quantity - :q, shipped_quantity = shipped_quantity + :q",
                        "reserved_quantity >= :q"));
    }

    @Test
    void a_payment_moves_no_product() {
        assertThat(writes.of(CONFIRM)).hasSize(1);
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
