package orderhub.processors.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormaliseMessageTest {

    private final NormaliseMessage normalise = new NormaliseMessage();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            order 87a25700-0720-3df0-9cf1-345e4c979a53 is at version 3, not 2 | order <id> is at version <n>, not <n>
            Rate exceeded (Request ID: 4KBNVRGD25RG1KEO9UT4V3FQDJVV4KQNSO5AEMVJF66Q9ASUAAJG) | Rate exceeded (Request ID: <id>)
            payment gateway answered HTTP 503                                 | payment gateway answered HTTP <n>
            ProvisionedThroughputExceededException again                      | ProvisionedThroughputExceededException again
            no   such    thing                                                | no such thing
            """)
    void two_messages_that_differ_in_ids_and_numbers_only_are_one(String message, String normalised) {
        assertThat(normalise.apply(message)).isEqualTo(normalised);
    }

    @Property
    void what_is_normalised_stays_as_it_is(@ForAll String message) {
        String once = normalise.apply(message);

        assertThat(normalise.apply(once)).isEqualTo(once);
    }

    @Property
    void any_order_and_any_number_make_the_same_message(
            @ForAll long high, @ForAll long low, @ForAll int one, @ForAll int other) {
        String message = "order " + new UUID(high, low) + " failed " + Math.abs((long) one) + " times";
        String another = "order " + new UUID(low, high) + " failed " + Math.abs((long) other) + " times";

        assertThat(normalise.apply(message)).isEqualTo(normalise.apply(another));
    }
}
