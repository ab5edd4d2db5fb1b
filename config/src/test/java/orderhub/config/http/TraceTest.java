package orderhub.config.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class TraceTest {

    private static final String CALLERS = "0af7651916cd43dd8448eb211c80319c";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00",
                "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what-the-future-adds"
            })
    void a_callers_trace_goes_on(String traceparent) {
        assertThat(Trace.of(with(traceparent))).isEqualTo(CALLERS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0af7651916cd43dd8448eb211c80319c",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\n",
                "00-<script>alert(1)</script>ffffffff-b7ad6b7169203331-01"
            })
    void what_is_no_trace_is_replaced_by_a_new_one(String traceparent) {
        assertThat(Trace.of(with(traceparent))).matches("[0-9a-f]{32}").isNotEqualTo(CALLERS);
    }

    @Test
    void a_trace_that_is_said_twice_is_none() {
        String traceparent = "00-" + CALLERS + "-b7ad6b7169203331-01";

        assertThat(Trace.of(with(traceparent, traceparent))).isNotEqualTo(CALLERS);
    }

    @Test
    void each_request_has_one_trace_of_its_own() {
        MockHttpServletRequest one = with();
        MockHttpServletRequest other = with();

        assertThat(Trace.of(one))
                .matches("[0-9a-f]{32}")
                .isEqualTo(Trace.of(one))
                .isNotEqualTo(Trace.of(other));
    }

    private static MockHttpServletRequest with(String... traceparents) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        List.of(traceparents).forEach(value -> request.addHeader("traceparent", value));
        return request;
    }
}
