package orderhub.processors.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import orderhub.schemas.api.StockView;
import orderhub.schemas.stock.StockLevel;
import org.junit.jupiter.api.Test;

class DescribeStockTest {

    @Test
    void adds_the_shards_of_a_product_up_and_shows_each() {
        List<StockLevel> items = List.of(
                new StockLevel("TEA", 10, 2, 1), new StockLevel("TEA#1", 0, 3, 4), new StockLevel("TEA#2", 5, 0, 0));

        assertThat(new DescribeStock().apply(items)).isEqualTo(new StockView("TEA", 15, 5, 5, items));
    }
}
