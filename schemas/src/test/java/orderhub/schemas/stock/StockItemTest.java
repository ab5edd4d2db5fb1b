package orderhub.schemas.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StockItemTest {

    @ParameterizedTest
    @CsvSource({"TEA-EGR-100, TEA-EGR-100, 0", "TEA-EGR-100#1, TEA-EGR-100, 1", "TEA#63, TEA, 63"})
    void the_first_shard_has_the_id_of_its_product_and_the_others_a_number(String id, String product, int shard) {
        assertThat(new StockItem(product, shard).id()).isEqualTo(id);
        assertThat(StockItem.ofId(id)).isEqualTo(new StockItem(product, shard));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TEA#", "TEA#0", "TEA#01", "TEA#+1", "TEA#-1", "TEA#64", "TEA#x", "TEA#1#2"})
    void what_no_shard_is_called_is_none(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> StockItem.ofId(id));
    }

    @Test
    void there_are_at_most_64_shards() {
        assertThatIllegalArgumentException().isThrownBy(() -> new StockItem("TEA", 64));
        assertThatIllegalArgumentException().isThrownBy(() -> new StockItem("TEA", -1));
    }
}
