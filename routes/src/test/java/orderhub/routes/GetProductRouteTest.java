package orderhub.routes;

import static orderhub.schemas.AProduct.aProduct;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import orderhub.routes.dynamodb.StoredItems;
import orderhub.routes.testing.Answers;
import orderhub.routes.testing.ApiRouteTest;
import orderhub.schemas.api.ProductView;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.ddb.Ddb2Constants;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class GetProductRouteTest extends ApiRouteTest {

    private static final String TABLE = "aws2-ddb:catalogue";

    GetProductRouteTest() {
        super("get-product");
    }

    @Test
    void shows_the_product_that_was_asked_for() {
        Answers.header(
                mocked(TABLE),
                Ddb2Constants.ATTRIBUTES,
                StoredItems.item(aProduct("TEA").build()));

        Exchange answer = get("TEA");

        assertThat(answer.getException()).isNull();
        assertThat(mocked(TABLE).getExchanges().get(0).getMessage().getHeader(Ddb2Constants.KEY))
                .isEqualTo(Map.of("product_id", AttributeValue.fromS("TEA")));
        assertThat(Answers.bodies(mocked("direct:show-answer"), ProductView.class))
                .extracting(ProductView::productId)
                .containsExactly("TEA");
    }

    @Test
    void answers_404_when_there_is_none() {
        Answers.header(mocked(TABLE), Ddb2Constants.ATTRIBUTES, Map.of());

        get("TEA");

        assertProblem("product-not-found", 404);
        assertNotCalled(mocked("direct:show-answer"));
    }

    @Test
    void an_id_that_no_product_can_have_is_not_looked_for() {
        get("tea#1");

        assertProblem("product-not-found", 404);
        assertNotCalled(mocked(TABLE), mocked("direct:show-answer"));
    }

    @Test
    void answers_503_while_the_table_is_out_of_reach() {
        Answers.fault(mocked(TABLE), SdkClientException.create("no route"));

        get("TEA");

        assertProblem("unavailable", 503);
    }

    private Exchange get(String productId) {
        return call("", Map.of("productId", productId));
    }
}
