package orderhub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import orderhub.routes.dynamodb.IdempotencyKeyReusedException;
import orderhub.routes.dynamodb.ProductNotFoundException;
import orderhub.routes.dynamodb.Restocked;
import orderhub.routes.hash.KeyedHash;
import orderhub.routes.http.RestockRefusedException;
import orderhub.routes.identity.IdempotencyKeys;
import orderhub.routes.testing.Answers;
import orderhub.routes.testing.ApiRouteTest;
import orderhub.schemas.api.RestockView;
import orderhub.schemas.api.Restocking;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;

class RestockProductRouteTest extends ApiRouteTest {

    private static final String STORE = "bean:restocks";
    private static final String BODY = "{\"quantity\": 7, \"operator\": \"kim\", \"reason\": \"delivery 118\"}";
    private static final RestockView RESTOCK =
            new RestockView("restock-1", "TEA", 7, new TreeMap<>(Map.of("TEA", 7)), "kim", "delivery 118", NOW);

    RestockProductRouteTest() {
        super("restock-product");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void stores_it_under_an_id_that_follows_from_caller_and_key_and_answers_what_is_stored(boolean replayed) {
        Answers.body(mocked(STORE), new Restocked(RESTOCK, replayed));

        Exchange answer = restock(BODY);

        assertThat(answer.getException()).isNull();
        assertThat(Answers.bodies(mocked(STORE), Restocking.class))
                .containsExactly(new Restocking(7, "kim", "delivery 118"));
        assertThat(Answers.target(mocked(STORE))).contains("save", "header.productId", "restockId", "subject", "now");
        assertThat(mocked(STORE).getExchanges().get(0).getVariable("restockId"))
                .isEqualTo(new IdempotencyKeys(new KeyedHash("secret")).restock("operator-7", "key-1"));
        assertThat(mocked(STORE).getExchanges().get(0).getVariable("now")).isEqualTo(NOW);
        assertThat(answer.getMessage().getHeader("Idempotency-Replayed", String.class))
                .isEqualTo(Boolean.toString(replayed));
        assertThat(Answers.bodies(mocked("direct:show-answer"), RestockView.class))
                .containsExactly(RESTOCK);
    }

    @Test
    void refuses_a_key_of_another_restock() {
        Answers.fault(mocked(STORE), new IdempotencyKeyReusedException());

        restock(BODY);

        assertProblem("idempotency-key-reused", 422);
    }

    @Test
    void refuses_a_request_without_a_key() {
        call(BODY, Map.of("productId", "TEA"));

        assertProblem("idempotency-key-invalid", 400);
        assertNotCalled(mocked(STORE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"quantity\": 0, \"operator\": \"kim\", \"reason\": \"x\"}",
                "{\"quantity\": 1000001, \"operator\": \"kim\", \"reason\": \"x\"}",
                "{\"quantity\": 2.0, \"operator\": \"kim\", \"reason\": \"x\"}",
                "{\"quantity\": 7, \"reason\": \"x\"}",
                "{\"quantity\": 7, \"operator\": \"kim\"}"
            })
    void nobody_restocks_without_saying_who_why_and_how_many(String body) {
        restock(body);

        assertProblem("invalid-request", 422);
        assertNotCalled(mocked(STORE));
    }

    @Test
    void answers_404_when_there_is_no_such_product() {
        Answers.fault(mocked(STORE), new ProductNotFoundException());

        restock(BODY);

        assertProblem("product-not-found", 404);
    }

    @Test
    void answers_409_when_there_would_be_too_many() {
        Answers.fault(mocked(STORE), new RestockRefusedException("No more than 9."));

        restock(BODY);

        assertProblem("restock-refused", 409);
        assertThat(problem().detail()).isEqualTo("No more than 9.");
    }

    @Test
    void answers_503_while_the_tables_are_out_of_reach() {
        Answers.fault(mocked(STORE), SdkClientException.create("no route"));

        restock(BODY);

        assertProblem("unavailable", 503);
        assertNotCalled(mocked("direct:show-answer"));
    }

    private Exchange restock(String body) {
        return call(body, Map.of("productId", "TEA", "Idempotency-Key", "key-1", "Hub-Subject", "operator-7"));
    }
}
