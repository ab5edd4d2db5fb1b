package orderhub.processors.walks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import orderhub.processors.events.DescribeEvents;
import orderhub.schemas.event.EventType;
import orderhub.schemas.event.OrderEvent;
import orderhub.schemas.order.Change;

/** [G5] Every change has one event, published at least once, in order. */
@Domain(WalkArbitraries.class)
class PublishingProperties {

    @Property
    void what_was_published_is_the_story_so_far_without_a_gap(@ForAll Plan plan, @ForAll List<Move> moves) {
        World world = plan.begin();
        for (Move move : moves) {
            world.take(move);
            OrderWalk walk = world.walk(move);
            List<OrderEvent> story = story(walk);
            List<OrderEvent> heard = firstTime(walk);
            assertThat(heard).hasSizeLessThanOrEqualTo(story.size()).isEqualTo(story.subList(0, heard.size()));
            assertThat(walk.order().published()).isLessThanOrEqualTo(heard.size());
        }
    }

    @Property
    void after_the_last_publication_nothing_is_missing(@ForAll Plan plan, @ForAll List<Move> moves) {
        World world = plan.ended(moves);

        for (OrderWalk walk : world.walks()) {
            walk.tryTo(Step.PUBLISH);
            assertThat(firstTime(walk)).isEqualTo(story(walk));
            assertThat(firstTime(walk).stream().map(OrderEvent::eventType))
                    .containsExactlyElementsOf(walk.order().history().stream()
                            .map(Change::type)
                            .map(EventType::published)
                            .toList());
        }
    }

    @Property
    void an_event_is_known_by_its_id(@ForAll Plan plan, @ForAll List<Move> moves) {
        World world = plan.ended(moves);

        List<OrderEvent> all = new ArrayList<>();
        world.walks().forEach(walk -> {
            walk.tryTo(Step.PUBLISH);
            all.addAll(walk.bus());
        });
        assertThat(all.stream().map(OrderEvent::eventId).distinct().count())
                .isEqualTo(all.stream().distinct().count());
    }

    private static List<OrderEvent> story(OrderWalk walk) {
        return new DescribeEvents().apply(walk.order()).events();
    }

    /** What a consumer takes in that passes over what it has seen. Which saga carries the order is not part of the story. */
    private static List<OrderEvent> firstTime(OrderWalk walk) {
        return new LinkedHashSet<>(walk.bus())
                .stream().map(told -> told.carriedBy(null)).toList();
    }
}
