package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import orderhub.infra.local.issuer.TokenRequest;
import orderhub.schemas.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is one customer's is not there for another. */
class TenantsEndToEndTest {

    private static final String MISSING = "11111111-2222-8333-8444-555555555555";
    private static final String OWNER = "C-1001";
    private static final String OTHER = "C-1002";

    private final LocalHub hub = SharedHub.get();
    private final Api staff = new Api(hub.api());
    private final Api owner = staff.asCustomer(OWNER);
    private final Api other = staff.asCustomer(OTHER);

    @Test
    void a_customer_places_an_order_and_follows_it() {
        Api.Answer placed = owner.place(orderOf(OWNER, "good"));

        assertThat(placed.status()).as(placed.response().body()).isEqualTo(202);
        assertThat(owner.awaitEnd(placed.orderId())).isEqualTo("SHIPPED");
        assertThat(owner.eventTypes(placed.orderId())).contains("OrderCreated", "OrderShipped");
        assertThat(staff.status(placed.orderId())).isEqualTo("SHIPPED");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /orders/ORDER",
        "HEAD, /orders/ORDER",
        "GET,  /orders/ORDER/events",
        "GET,  /orders/ORDER/timeline",
        "GET,  /orders/ORDER/stream",
        "POST, /orders/ORDER/cancel",
        "POST, /orders/ORDER/approve",
        "POST, /orders/ORDER/reject"
    })
    void somebody_elses_order_is_told_from_a_missing_one_by_no_byte(String method, String path) {
        for (String example : List.of("good", "high-value")) {
            String theirs = owner.place(orderOf(OWNER, example)).orderId();

            Api.Answer forbidden = other.send(request(method, path, theirs));
            Api.Answer missing = other.send(request(method, path, MISSING));

            assertThat(forbidden.status()).isGreaterThanOrEqualTo(400).isEqualTo(missing.status());
            assertThat(headers(forbidden)).isEqualTo(headers(missing));
            assertThat(body(forbidden, theirs)).isEqualTo(body(missing, MISSING));
        }
    }

    private static String orderOf(String customer, String example) {
        return Examples.order(example).replaceFirst("C-[0-9]{4,10}", customer);
    }

    private HttpRequest.Builder request(String method, String path, String orderId) {
        return staff.request(path.replace("ORDER", orderId))
                .header("Idempotency-Key", "one")
                .method(method, BodyPublishers.noBody());
    }

    private static Map<String, List<String>> headers(Api.Answer answer) {
        return answer.response().headers().map().entrySet().stream()
                .filter(header -> !header.getKey().equals("date"))
                .filter(header -> !header.getKey().toLowerCase(Locale.ROOT).contains("trace"))
                .filter(header -> !header.getKey().toLowerCase(Locale.ROOT).startsWith("ratelimit"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Both ids are as long as each other, and stand in the path that was asked for only. */
    private static String body(Api.Answer answer, String orderId) {
        return answer.response().body().replace(orderId, "ORDER").replaceAll("\"trace[A-Za-z]*\":\"[^\"]*\"", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C-1001", "C-999999"})
    void ordering_for_another_tells_nothing_of_them(String customer) {
        Api.Answer answer = other.place(orderOf(customer, "good"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().get("type").textValue()).isEqualTo("urn:orderhub:problem:not-your-customer");
        assertThat(answer.response().body()).doesNotContain(customer, OTHER);
    }

    @Test
    void a_key_of_one_caller_says_nothing_to_another() {
        String key = UUID.randomUUID().toString();
        Api otherStaff = staff.as(Tokens.of(TokenRequest.staff().withSubject("lee")));

        String byOwner = owner.place(orderOf(OWNER, "good"), key).orderId();
        String byStaff = staff.place(orderOf(OWNER, "good"), key).orderId();
        String byOtherStaff = otherStaff.place(orderOf(OWNER, "good"), key).orderId();

        assertThat(List.of(byOwner, byStaff, byOtherStaff)).doesNotHaveDuplicates();
        assertThat(owner.place(orderOf(OWNER, "good"), key).orderId()).isEqualTo(byOwner);
        assertThat(staff.place(orderOf(OWNER, "good"), key).orderId()).isEqualTo(byStaff);
    }

    @ParameterizedTest
    @CsvSource({
        "Hub-Customer, *",
        "Hub-Customer, C-1001",
        "HUB-CUSTOMER, *",
        "hub-customer, C-1001",
        "Hub-Subject,  developer"
    })
    void nobody_becomes_somebody_else_by_what_they_send(String name, String value) {
        String theirs = owner.place(orderOf(OWNER, "good")).orderId();
        String query = "?" + name + "=" + value;

        assertThat(other.send(staff.request("/orders/" + theirs)
                                .header(name, value)
                                .GET())
                        .status())
                .isEqualTo(404);
        // A parameter that no operation has is refused as such.
        assertThat(other.get("/orders/" + theirs + query).status()).isIn(400, 404, 422);
        assertThat(other.send(staff.request("/orders")
                                .header(name, value)
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", "forged")
                                .POST(BodyPublishers.ofString(orderOf(OWNER, "good"))))
                        .status())
                .isEqualTo(403);
        assertThat(owner.send(staff.request("/orders/" + theirs)
                                .header(name, value)
                                .GET())
                        .status())
                .isEqualTo(200);
    }
}
