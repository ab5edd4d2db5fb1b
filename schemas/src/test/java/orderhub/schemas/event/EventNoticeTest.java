package orderhub.schemas.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import orderhub.schemas.version.NewerSchemaException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which events a consumer takes. */
class EventNoticeTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"1.0", "1.7", "1"})
    void an_event_to_which_fields_were_added_at_most_is_taken(@Nullable String version) {
        assertThat(detail(version).orderId()).isEqualTo("order-1");
    }

    @Test
    void an_event_of_a_newer_form_is_not_half_understood() {
        assertThatExceptionOfType(NewerSchemaException.class)
                .isThrownBy(() -> detail("2.0"))
                .withMessageContaining("an event has schema version 2");
    }

    @Test
    void a_version_that_is_none_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> detail("latest"));
    }

    private static EventNotice.Detail detail(@Nullable String version) {
        return new EventNotice.Detail(
                "event-1", "order-1", "C-1001", 1, "USD", Instant.EPOCH, "correlation-1", null, version);
    }
}
