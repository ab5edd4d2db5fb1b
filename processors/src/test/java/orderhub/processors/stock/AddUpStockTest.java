package orderhub.processors.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import orderhub.schemas.stock.StockLevel;
import org.junit.jupiter.api.Test;

class AddUpStockTest {

    private final AddUpStock addUpStock = new AddUpStock();

    @Test
    void the_shards_of_a_product_are_one_level_and_a_product_of_one_counter_is_itself() {
        assertThat(addUpStock.apply(List.of(
                        new StockLevel("TEA#2", 1, 2, 3),
                        new StockLevel("TEA-BAGS", 7, 0, 1),
                        new StockLevel("TEA", 10, 20, 30),
                        new StockLevel("TEA#10", 100, 200, 300))))
                .containsExactly(
                        entry("TEA", new StockLevel("TEA", 111, 222, 333)),
                        entry("TEA-BAGS", new StockLevel("TEA-BAGS", 7, 0, 1)));
    }

    @Test
    void nothing_adds_up_to_nothing() {
        assertThat(addUpStock.apply(List.of())).isEmpty();
    }
}
