package orderhub.config.http.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import orderhub.config.http.Edge;
import orderhub.config.http.ProblemKind;
import orderhub.routes.hash.KeyedHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import software.amazon.awssdk.core.exception.SdkClientException;

class IdempotencyFilterTest {

    private static final int MAX_ANSWER_BYTES = 100;

    private final MemoryBook book = new MemoryBook();
    private final Filter filter = new IdempotencyFilter(
            new KeyedCalls(new KeyedHash("secret")),
            new Keeper(book, MAX_ANSWER_BYTES),
            Edge.problems(),
            Edge.management());
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void a_repetition_does_nothing_and_gets_the_first_answer() throws Exception {
        MockHttpServletResponse first = send(keyed("a"), answering(202, "once"));
        MockHttpServletResponse again = send(keyed("a"), answering(202, "twice"));

        assertThat(first.getContentAsString()).isEqualTo("once");
        assertThat(first.getHeader("Idempotency-Replayed")).isEqualTo("false");
        assertThat(again.getStatus()).isEqualTo(202);
        assertThat(again.getContentAsString()).isEqualTo("once");
        assertThat(again.getContentType()).isEqualTo("application/json");
        assertThat(again.getHeader("ETag")).isEqualTo("\"7\"");
        assertThat(again.getHeader("RateLimit")).as("is of its own time").isNull();
        assertThat(again.getHeader("Idempotency-Replayed")).isEqualTo("true");
        assertThat(done).hasValue(1);
    }

    @Test
    void another_key_or_another_caller_or_none_is_another_request() throws Exception {
        send(keyed("a"), answering(200, "1"));
        send(keyed("b"), answering(200, "2"));
        MockHttpServletRequest others = request("/orders/1/approve", "a", "lee", "*");
        send(others, answering(200, "3"));
        send(request("/orders/1/approve", "a", "kim", "C-1001"), answering(200, "4"));
        MockHttpServletRequest without = Edge.request("POST", "/orders/1/approve");
        send(without, answering(200, "5"));
        send(without, answering(200, "6"));

        assertThat(done).hasValue(6);
    }

    @Test
    void the_same_key_for_something_else_is_refused() throws Exception {
        send(keyed("a"), answering(200, "ok"));

        MockHttpServletResponse reused =
                send(request("/orders/2/approve", "a", "kim", "*"), answering(200, "not reached"));

        assertThat(reused.getStatus()).isEqualTo(422);
        assertThat(reused.getContentAsString()).contains("urn:orderhub:problem:idempotency-key-reused");
        assertThat(done).hasValue(1);
    }

    @Test
    void while_the_first_is_in_hand_a_repetition_is_asked_to_come_back() throws Exception {
        MockHttpServletResponse[] meanwhile = new MockHttpServletResponse[1];

        send(keyed("a"), (request, response) -> {
            meanwhile[0] = sendQuietly(keyed("a"), answering(200, "not reached"));
            done.incrementAndGet();
        });

        assertThat(meanwhile[0].getStatus()).isEqualTo(409);
        assertThat(meanwhile[0].getHeader("Retry-After")).isEqualTo("2");
        assertThat(meanwhile[0].getContentAsString()).contains("urn:orderhub:problem:idempotency-key-in-use");
        assertThat(done).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 412, 422, 500, 503})
    void what_was_refused_may_be_tried_again(int status) throws Exception {
        MockHttpServletResponse refused = send(keyed("a"), answering(status, "no"));
        MockHttpServletResponse again = send(keyed("a"), answering(200, "yes"));

        assertThat(refused.getStatus()).isEqualTo(status);
        assertThat(refused.containsHeader("Idempotency-Replayed")).isFalse();
        assertThat(again.getContentAsString()).isEqualTo("yes");
        assertThat(done).hasValue(2);
    }

    @Test
    void a_fault_gives_the_key_back() {
        assertThatThrownBy(() -> send(keyed("a"), (request, response) -> {
                    throw new IllegalStateException("a fault");
                }))
                .hasMessage("a fault");

        assertThat(book.size()).isZero();
    }

    @Test
    void what_was_given_up_is_still_at_work_and_keeps_its_key() throws Exception {
        send(keyed("a"), (request, response) -> Edge.problems().write(request, response, ProblemKind.TIMED_OUT));

        assertThat(send(keyed("a"), answering(200, "not reached")).getStatus()).isEqualTo(409);
    }

    @Test
    void an_answer_that_is_too_long_is_given_whole_and_not_kept() throws Exception {
        String text = "x".repeat(MAX_ANSWER_BYTES + 1);

        assertThat(send(keyed("a"), answering(200, text)).getContentAsString()).isEqualTo(text);
        assertThat(book.size()).isZero();
    }

    @Test
    void a_book_out_of_reach_lets_nothing_through_and_takes_no_answer_back() throws Exception {
        MockHttpServletResponse answered = send(keyed("a"), (request, response) -> {
            book.isOutOfReach(SdkClientException.create("no route"));
            answering(200, "done").answer(request, response);
        });
        MockHttpServletResponse refused = send(keyed("b"), answering(200, "not reached"));

        assertThat(answered.getContentAsString()).isEqualTo("done");
        assertThat(refused.getStatus()).isEqualTo(503);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("2");
        assertThat(done).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\tb", "\u00e9", "LONG"})
    void a_key_of_another_form_is_refused(String key) throws Exception {
        MockHttpServletResponse refused =
                send(keyed(key.equals("LONG") ? "x".repeat(256) : key), answering(200, "not reached"));

        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString()).contains("urn:orderhub:problem:idempotency-key-invalid");
        assertThat(done).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({"POST, /orders", "POST, /orders/batch", "POST, /admin/stock/X/restock", "GET, /orders/1"})
    void what_is_named_by_its_key_or_changes_nothing_is_left_to_its_route(String method, String path) throws Exception {
        MockHttpServletRequest request = Edge.request(method, path);
        request.addHeader("Idempotency-Key", "a");
        request.addHeader("Hub-Subject", "kim");
        request.addHeader("Hub-Customer", "*");

        send(request, answering(200, "1"));
        send(request, answering(200, "2"));

        assertThat(done).hasValue(2);
        assertThat(book.size()).isZero();
    }

    private interface Route {
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException;
    }

    private Route answering(int status, String body) {
        return (request, response) -> {
            done.incrementAndGet();
            response.setStatus(status);
            response.setContentType("application/json");
            response.setHeader("ETag", "\"7\"");
            response.setHeader("RateLimit", "r=1");
            response.getOutputStream().print(body);
        };
    }

    private static MockHttpServletRequest keyed(String key) {
        return request("/orders/1/approve", key, "kim", "*");
    }

    private static MockHttpServletRequest request(String path, String key, String subject, String customer) {
        MockHttpServletRequest request = Edge.request("POST", path);
        request.addHeader("Idempotency-Key", key);
        request.addHeader("Hub-Subject", subject);
        request.addHeader("Hub-Customer", customer);
        return request;
    }

    private MockHttpServletResponse sendQuietly(MockHttpServletRequest request, Route route) {
        try {
            return send(request, route);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private MockHttpServletResponse send(MockHttpServletRequest request, Route route) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        FilterChain chain =
                (asked, answered) -> route.answer((HttpServletRequest) asked, (HttpServletResponse) answered);
        filter.doFilter(request, response, chain);
        return response;
    }
}
