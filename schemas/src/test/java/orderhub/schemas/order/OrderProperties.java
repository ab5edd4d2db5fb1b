package orderhub.schemas.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** An order's story only grows, and what is known to be published never shrinks. */
class OrderProperties {

    @Property
    void a_change_makes_the_version_one_greater_and_leaves_the_past_alone(
            @ForAll @IntRange(min = 1, max = 12) int changes, @ForAll @IntRange(max = 12) int published) {
        Order before = Orders.withChanges(changes, published);
        Change change = Orders.change(changes);

        Order after = before.append(change, OrderStatus.PAID);

        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(after.history().subList(0, changes)).isEqualTo(before.history());
        assertThat(after.lastChange()).isEqualTo(change);
        assertThat(after.updatedAt()).isEqualTo(change.at());
        assertThat(after.status()).isEqualTo(OrderStatus.PAID);
        assertThat(after.published()).isEqualTo(before.published());
        assertThat(before.version()).isEqualTo(changes);
    }

    @Property
    void published_never_shrinks_and_never_exceeds_the_version(
            @ForAll @IntRange(min = 1, max = 12) int changes,
            @ForAll @IntRange(max = 12) int first,
            @ForAll int second) {
        Order before = Orders.withChanges(changes, first);

        Order after = before.withPublished(second);

        assertThat(after.published())
                .isGreaterThanOrEqualTo(before.published())
                .isLessThanOrEqualTo(after.version())
                .isIn(before.published(), second, after.version());
        assertThat(after.withPublished(second)).isEqualTo(after);
    }

    @Property
    void published_is_refused_outside_of_the_history(
            @ForAll @IntRange(min = 1, max = 12) int changes, @ForAll @IntRange(min = 1) int excess) {
        List<Change> history = Collections.nCopies(changes, Orders.change(0));

        assertThatIllegalArgumentException().isThrownBy(() -> Orders.withHistory(history, -excess));
        int tooMany = (int) Math.min(Integer.MAX_VALUE, (long) changes + excess);
        assertThatIllegalArgumentException().isThrownBy(() -> Orders.withHistory(history, tooMany));
        assertThat(Orders.withHistory(history, 0).published()).isZero();
        assertThat(Orders.withHistory(history, changes).published()).isEqualTo(changes);
    }
}
