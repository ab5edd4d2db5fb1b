package orderhub.processors.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import orderhub.schemas.deadletter.Cause;
import orderhub.schemas.deadletter.CauseGroup;
import orderhub.schemas.deadletter.DeadLetter;
import orderhub.schemas.deadletter.Death;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupByCauseTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final GroupByCause group = new GroupByCause();

    @Test
    void letters_whose_failures_differ_in_numbers_only_are_one_group_and_the_largest_comes_first() {
        List<CauseGroup> groups = group.apply(List.of(
                letter("a", death("fulfil-express", "OrderNotFoundException", "no such order")),
                letter("b", death("consume-orders", "GatewayUnavailableException", "HTTP 503")),
                letter("c", death("consume-orders", "GatewayUnavailableException", "HTTP 500"))));

        assertThat(groups)
                .containsExactly(
                        new CauseGroup(
                                new Cause("consume-orders", "GatewayUnavailableException", "HTTP <n>"),
                                2,
                                List.of("b", "c")),
                        new CauseGroup(
                                new Cause("fulfil-express", "OrderNotFoundException", "no such order"),
                                1,
                                List.of("a")));
    }

    @Test
    void another_route_or_another_exception_is_another_cause() {
        assertThat(group.apply(List.of(
                        letter("a", death("fulfil-express", "OrderNotFoundException", "x")),
                        letter("b", death("fulfil-digital", "OrderNotFoundException", "x")),
                        letter("c", death("fulfil-digital", "CorruptItemException", "x")))))
                .hasSize(3);
    }

    @Test
    void letters_that_do_not_say_why_are_a_group_of_their_own() {
        assertThat(group.apply(List.of(letter("a", null), letter("b", null))))
                .containsExactly(new CauseGroup(Cause.NOT_SAID, 2, List.of("a", "b")));
    }

    @Property
    void every_letter_is_counted_once_and_no_group_names_more_than_its_samples(
            @ForAll @Size(max = 60) List<@IntRange(max = 4) Integer> kinds) {
        List<DeadLetter> letters = IntStream.range(0, kinds.size())
                .mapToObj(i -> letter("id-" + i, death("route-" + kinds.get(i), "Fault", "m")))
                .toList();

        List<CauseGroup> groups = group.apply(letters);

        assertThat(groups.stream().mapToInt(CauseGroup::count).sum()).isEqualTo(letters.size());
        assertThat(groups).extracting(CauseGroup::cause).doesNotHaveDuplicates();
        assertThat(groups).allSatisfy(one -> assertThat(one.sampleIds())
                .hasSize(Math.min(one.count(), GroupByCause.MAX_SAMPLES))
                .doesNotHaveDuplicates());
    }

    private static DeadLetter letter(String id, @Nullable Death death) {
        return new DeadLetter(id, NOW, "{}", death, null);
    }

    private static Death death(String route, String exception, String message) {
        return new Death(exception, message, route, "queue", 9, NOW, null, "original", NOW);
    }
}
