package orderhub.infra.local.hub;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import orderhub.schemas.Examples;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every request of {@code schemas/examples/bad}, byte for byte, against the running hub. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadRequestsEndToEndTest {

    /** Most answers come at once; those to slow requests are waited for side by side. */
    private static final int AT_ONCE = 16;

    private final LocalHub hub = SharedHub.get();
    private final Api api = new Api(hub.api());
    private final RawSocket socket = new RawSocket(hub.api());
    private final ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
    private Map<BadRequest, Future<List<RawAnswer>>> answers = Map.of();
    private Set<String> before = Set.of();

    static List<BadRequest> requests() {
        return BadRequest.all();
    }

    @BeforeAll
    void send_them_all() {
        before = orders();
        answers = requests().stream()
                .collect(toMap(
                        identity(),
                        request -> callers.submit(() -> socket.send(request.bytes(Tokens.staff()), request.manner()))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void a_bad_request_is_answered_as_it_says(BadRequest request) throws Exception {
        List<RawAnswer> told = requireNonNull(answers.get(request)).get();

        assertThat(told).hasSameSizeAs(request.expected());
        for (int i = 0; i < told.size(); i++) {
            ProblemCheck.check(told.get(i), request.expected().get(i));
        }
    }

    @Test
    void there_are_many_of_many_kinds_and_none_stands_twice() {
        assertThat(requests()).hasSizeGreaterThan(300).doesNotHaveDuplicates();
        assertThat(requests().stream().map(BadRequest::kind).distinct()).hasSizeGreaterThan(10);
        assertThat(requests().stream().map(BadRequest::toString)).doesNotHaveDuplicates();
    }

    @AfterAll
    void nothing_was_stored_and_the_hub_is_well() throws Exception {
        for (Future<List<RawAnswer>> answer : answers.values()) {
            assertThat(answer.get()).isNotNull();
        }
        callers.shutdownNow();
        assertThat(orders()).isEqualTo(before);
        assertThat(api.get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(api.awaitEnd(api.place(Examples.order("good")).orderId())).isEqualTo("SHIPPED");
    }

    private Set<String> orders() {
        try (Shop shop = new Shop(hub)) {
            return shop.orders().stream().map(Shop.OrderRow::id).collect(Collectors.toSet());
        }
    }
}
