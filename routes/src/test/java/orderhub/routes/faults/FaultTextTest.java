package orderhub.routes.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import orderhub.routes.dynamodb.CorruptItemException;
import orderhub.routes.dynamodb.OrderNotFoundException;
import orderhub.routes.json.HubJson;
import orderhub.schemas.event.EventNotice;
import orderhub.schemas.order.ProcessOrder;
import org.apache.camel.RuntimeCamelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;

class FaultTextTest {

    static Stream<Arguments> faults() {
        Throwable noJson = reading("{", ProcessOrder.class);
        Throwable noCommand = reading("{\"orderId\": \"x\", \"version\": 0, \"published\": 0}", ProcessOrder.class);
        Throwable noNotice = reading("{\"detail-type\": \"OrderShipped\"}", EventNotice.class);
        String newer = "{\"orderId\": \"x\", \"version\": 1, \"published\": 0, \"schemaVersion\": 2}";
        return Stream.of(
                arguments(reading(newer, ProcessOrder.class), false),
                arguments(noJson, true),
                arguments(noCommand, true),
                arguments(noNotice, true),
                arguments(new CorruptItemException("status"), true),
                arguments(new RuntimeCamelException(new CorruptItemException("status")), true),
                arguments(new OrderNotFoundException(), false),
                arguments(SdkClientException.create("no route"), false),
                arguments(new IllegalStateException("x", new IllegalStateException("y")), false));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void only_what_no_repetition_can_help_is_permanent(Throwable fault, boolean permanent) {
        assertThat(FaultText.isPermanent(fault)).isEqualTo(permanent);
    }

    @Test
    void what_a_newer_hub_wrote_is_called_so_in_whatever_it_is_wrapped() {
        Throwable newer = reading(
                "{\"orderId\": \"x\", \"version\": 1, \"published\": 0, \"schemaVersion\": 2}", ProcessOrder.class);

        assertThat(FaultText.name(newer)).isEqualTo("NewerSchemaException");
        assertThat(FaultText.message(newer)).startsWith("a command has schema version");
    }

    @Test
    void a_circle_of_causes_is_left() {
        IllegalStateException one = new IllegalStateException("one");
        IllegalStateException other = new IllegalStateException("other", one);
        one.initCause(other);

        assertThat(FaultText.isPermanent(one)).isFalse();
    }

    @Test
    void says_where_the_body_is_wrong_and_not_what_is_in_it() {
        Throwable fault =
                reading("{\"orderId\": \"x\", \"version\": \"Kim Lee\", \"published\": 0}", ProcessOrder.class);

        assertThat(FaultText.message(fault)).startsWith("at /version: ").doesNotContain("Kim", "Lee");
        assertThat(FaultText.name(fault)).isEqualTo("MismatchedInputException");
    }

    @Test
    void says_where_the_json_ends_to_be_json() {
        assertThat(FaultText.message(reading("Kim", ProcessOrder.class)))
                .startsWith("at line 1, column ")
                .doesNotContain("Kim");
    }

    @Test
    void always_says_something() {
        assertThat(FaultText.message(null)).isNotBlank();
        assertThat(FaultText.message(new IllegalStateException(""))).isNotBlank();
        assertThat(FaultText.name(null)).isEqualTo("Unknown");
        assertThat(FaultText.name(new IllegalStateException("x") {})).isNotBlank();
    }

    private static Throwable reading(String json, Class<?> type) {
        return catchThrowable(() -> HubJson.mapper().readValue(json, type));
    }
}
