package orderhub.schemas.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kinds of event and their names on the bus. */
class EventTypeTest {

    @ParameterizedTest
    @EnumSource
    void a_kind_is_found_by_its_published_name(EventType type) {
        assertThat(EventType.ofPublished(type.published())).isSameAs(type);
    }

    @ParameterizedTest
    @EnumSource
    void the_published_name_is_the_constants_in_camel_case(EventType type) {
        assertThat(type.published().replaceAll("(?<=[a-z])(?=[A-Z])", "_")).isEqualToIgnoringCase(type.name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ordercreated", "ORDER_CREATED", "OrderCreated ", "OrderLost"})
    void another_name_is_refused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> EventType.ofPublished(name));
    }

    @Test
    void an_event_does_not_follow_the_lists_that_it_was_made_of() {
        List<EventFacts.Shortage> shortages = new ArrayList<>(List.of(new EventFacts.Shortage("COF-ETH-250", 2, 1)));
        EventFacts.Unavailable facts = new EventFacts.Unavailable(shortages);

        shortages.clear();

        assertThat(facts.shortages()).hasSize(1);
    }
}
