package orderhub.routes;

import static orderhub.schemas.AProduct.aProduct;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import orderhub.routes.dynamodb.StoredItems;
import orderhub.routes.testing.Answers;
import orderhub.routes.testing.ApiRouteTest;
import orderhub.schemas.api.CatalogueView;
import orderhub.schemas.api.ProductView;
import orderhub.schemas.api.Violation;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.ddb.Ddb2Constants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ListProductsRouteTest extends ApiRouteTest {

    private static final String TABLE = "aws2-ddb:catalogue";
    private static final Map<String, AttributeValue> TEA_KEY = Map.of("product_id", AttributeValue.fromS("TEA"));

    ListProductsRouteTest() {
        super("list-products");
    }

    @Test
    void shows_a_page_and_reads_the_next_from_where_the_cursor_says() {
        found(TEA_KEY);

        Exchange first = call("", Map.of());

        assertThat(first.getException()).isNull();
        assertThat(Answers.target(mocked(TABLE))).contains("operation=Scan");
        assertThat(header(0, Ddb2Constants.LIMIT)).isEqualTo(50);
        assertThat(header(0, Ddb2Constants.START_KEY)).isNull();
        CatalogueView page = shown(0);
        assertThat(page.products()).extracting(ProductView::productId).containsExactly("TEA");

        Exchange second = call("", Map.of("cursor", Objects.requireNonNull(page.next()), "limit", "7"));

        assertThat(second.getException()).isNull();
        assertThat(header(1, Ddb2Constants.LIMIT)).isEqualTo(7);
        assertThat(header(1, Ddb2Constants.START_KEY)).isEqualTo(TEA_KEY);
    }

    @Test
    void the_last_page_has_no_next() {
        mocked(TABLE)
                .whenAnyExchangeReceived(exchange -> exchange.getMessage().setHeader(Ddb2Constants.ITEMS, List.of()));

        call("", Map.of());

        assertThat(shown(0)).isEqualTo(new CatalogueView(List.of(), null));
    }

    @ParameterizedTest
    @CsvSource({"limit, 101", "limit, all", "cursor, made-up"})
    void refuses_a_limit_or_cursor_that_is_none_and_reads_nothing(String name, String value) {
        call("", Map.of(name, value));

        assertProblem("invalid-request", 422);
        assertThat(problem().errors()).extracting(Violation::pointer).containsExactly("/" + name);
        assertNotCalled(mocked(TABLE), mocked("direct:show-answer"));
    }

    @Test
    void answers_503_while_the_table_is_out_of_reach() {
        Answers.fault(mocked(TABLE), SdkClientException.create("no route"));

        call("", Map.of());

        assertProblem("unavailable", 503);
    }

    private void found(Map<String, AttributeValue> last) {
        mocked(TABLE).whenAnyExchangeReceived(exchange -> {
            exchange.getMessage()
                    .setHeader(
                            Ddb2Constants.ITEMS,
                            List.of(StoredItems.item(aProduct("TEA").build())));
            exchange.getMessage().setHeader(Ddb2Constants.LAST_EVALUATED_KEY, last);
        });
    }

    private CatalogueView shown(int index) {
        return Answers.bodies(mocked("direct:show-answer"), CatalogueView.class).get(index);
    }

    private Object header(int call, String name) {
        return mocked(TABLE).getExchanges().get(call).getMessage().getHeader(name);
    }
}
