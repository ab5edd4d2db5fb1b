package orderhub.processors.views;

import static orderhub.schemas.AProduct.aProduct;
import static org.assertj.core.api.Assertions.assertThat;

import orderhub.schemas.api.ProductView;
import orderhub.schemas.catalogue.Lane;
import org.junit.jupiter.api.Test;

class DescribeProductTest {

    @Test
    void shows_name_lane_and_prices_by_currency_and_nothing_of_the_stock() {
        ProductView view = new DescribeProduct()
                .apply(aProduct("TEA")
                        .named("Green tea")
                        .onLane(Lane.EXPRESS)
                        .at(700, "USD")
                        .at(990, "JPY")
                        .inShards(8)
                        .build());

        assertThat(view.productId()).isEqualTo("TEA");
        assertThat(view.name()).isEqualTo("Green tea");
        assertThat(view.lane()).isEqualTo(Lane.EXPRESS);
        assertThat(view.prices()).hasToString("{JPY=990, USD=700}");
    }
}
