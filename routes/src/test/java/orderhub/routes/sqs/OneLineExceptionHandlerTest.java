package orderhub.routes.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** A consumer's exception handler must not fail itself, whatever it is told. */
class OneLineExceptionHandlerTest {

    private final OneLineExceptionHandler handler = new OneLineExceptionHandler();

    @Test
    void takes_a_fault_outside_of_any_message() {
        assertThatCode(() -> handler.handleException(new IllegalStateException("no queue")))
                .doesNotThrowAnyException();
        assertThatCode(() -> handler.handleException("Consumer failed", new IllegalStateException("no queue")))
                .doesNotThrowAnyException();
        assertThatCode(() -> handler.handleException("Consumer failed", null, new IllegalStateException("no queue")))
                .doesNotThrowAnyException();
    }

    @Test
    void takes_the_same_fault_twice_as_the_sqs_consumer_reports_it() {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        IllegalStateException fault = new IllegalStateException("gateway is down");

        assertThatCode(() -> {
                    handler.handleException("Failed", exchange, fault);
                    handler.handleException("Failed", exchange, fault);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void takes_a_fault_of_a_message_with_and_without_an_order() {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        assertThatCode(() -> handler.handleException("Failed", exchange, new IllegalStateException("no order")))
                .doesNotThrowAnyException();
        exchange.getMessage().setHeader("orderId", "7d0f6c1e-2b1a-4c55-9a3e-5f0b8c6d4e21");
        assertThatCode(() -> handler.handleException("Failed", exchange, new IllegalStateException((String) null)))
                .doesNotThrowAnyException();
    }

    @Test
    void says_in_one_line_what_failed_and_nothing_of_what_the_message_said() {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setHeader("orderId", "Kim Lee\nroute=x order=y comes back: nothing");
        IllegalStateException fault = new IllegalStateException("cannot read \"Lee,\nKim\", the name");

        assertThat(OneLineExceptionHandler.line(exchange, fault))
                .isEqualTo("route=null order=? comes back: IllegalStateException: cannot read \"…\", the name");
    }

    @Test
    void names_the_order_and_that_its_message_was_given_up() {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setHeader("orderId", "7d0f6c1e-2b1a-4c55-9a3e-5f0b8c6d4e21");
        exchange.setProperty(OneLineExceptionHandler.GIVEN_UP, true);

        assertThat(OneLineExceptionHandler.line(exchange, new IllegalStateException("x")))
                .contains("order=7d0f6c1e-2b1a-4c55-9a3e-5f0b8c6d4e21 goes to its dead-letter queue: ");
    }
}
