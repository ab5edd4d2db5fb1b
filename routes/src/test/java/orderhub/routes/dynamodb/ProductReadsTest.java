package orderhub.routes.dynamodb;

import static orderhub.schemas.AProduct.aProduct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import orderhub.schemas.catalogue.Product;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ProductReadsTest {

    private final ProductReads reads = new ProductReads(1);

    @Test
    void asks_for_a_product_by_its_id_and_reads_it() {
        Product tea = aProduct("TEA").inShards(4).build();

        assertThat(reads.key("TEA")).isEqualTo(Map.of("product_id", AttributeValue.fromS("TEA")));
        assertThat(reads.read(StoredItems.item(tea))).isEqualTo(tea);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "tea",
                "TEA#1",
                "TÉA",
                "TEA\n",
                "-TEA",
                "${body}",
                "A2345678901234567890123456789012345678901"
            })
    void what_can_be_no_product_s_id_is_not_looked_for(@Nullable String id) {
        assertThatExceptionOfType(ProductNotFoundException.class).isThrownBy(() -> reads.key(id));
    }

    @Test
    void finds_no_product_in_no_item() {
        assertThatExceptionOfType(ProductNotFoundException.class).isThrownBy(() -> reads.read(null));
        assertThatExceptionOfType(ProductNotFoundException.class).isThrownBy(() -> reads.read(Map.of()));
    }

    @Test
    void an_item_that_is_no_product_is_a_fault() {
        assertThatExceptionOfType(CorruptItemException.class)
                .isThrownBy(() -> reads.read(Map.of("product_id", AttributeValue.fromS("TEA"))));
    }
}
