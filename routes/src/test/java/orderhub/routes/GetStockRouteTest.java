package orderhub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import orderhub.routes.dynamodb.ProductNotFoundException;
import orderhub.routes.testing.Answers;
import orderhub.routes.testing.ApiRouteTest;
import orderhub.schemas.api.StockView;
import orderhub.schemas.stock.StockLevel;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class GetStockRouteTest extends ApiRouteTest {

    private static final String DESK = "bean:stockDesk";

    GetStockRouteTest() {
        super("get-stock");
    }

    @Test
    void shows_the_sum_of_the_shards_and_each_of_them() {
        List<StockLevel> items = List.of(new StockLevel("TEA", 1, 2, 3), new StockLevel("TEA#1", 4, 5, 6));
        Answers.body(mocked(DESK), items);

        Exchange answer = get();

        assertThat(answer.getException()).isNull();
        assertThat(Answers.target(mocked(DESK))).contains("levels", "header.productId");
        assertThat(Answers.bodies(mocked("direct:show-answer"), StockView.class))
                .containsExactly(new StockView("TEA", 5, 7, 9, items));
    }

    @Test
    void answers_404_when_there_is_no_such_product() {
        Answers.fault(mocked(DESK), new ProductNotFoundException());

        get();

        assertProblem("product-not-found", 404);
        assertNotCalled(mocked("direct:show-answer"));
    }

    @Test
    void answers_503_while_the_table_is_out_of_reach() {
        Answers.fault(mocked(DESK), SdkClientException.create("no route"));

        get();

        assertProblem("unavailable", 503);
    }

    private Exchange get() {
        return call("", Map.of("productId", "TEA"));
    }
}
