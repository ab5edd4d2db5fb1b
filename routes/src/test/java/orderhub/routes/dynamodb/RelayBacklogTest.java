package orderhub.routes.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class RelayBacklogTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Map<String, AttributeValue> SECOND_PAGE = Map.of("order_id", AttributeValue.fromS("100"));

    private final RelayBacklog backlog = new RelayBacklog(2);

    @Test
    void is_not_known_before_every_partition_was_read() {
        assertThat(age()).isNaN();
        read("0", 5);
        assertThat(age()).isNaN();
    }

    @Test
    void is_that_of_the_oldest_of_all_partitions() {
        read("0", 5, 4);
        read("1", 7, 1);

        assertThat(age()).isEqualTo(7);
    }

    @Test
    void is_zero_when_none_waits() {
        read("0");
        read("1");

        assertThat(age()).isZero();
    }

    @Test
    void is_not_known_after_a_look_that_failed_and_known_again_after_the_next() {
        read("0");
        read("1", 7);
        backlog.look("1");

        assertThat(age()).isNaN();
        read("1", 8);
        assertThat(age()).isEqualTo(8);
    }

    @Test
    void a_later_page_says_nothing_about_the_oldest() {
        read("0");
        read("1", 7);

        backlog.look("1");
        backlog.found("1", SECOND_PAGE, List.of(waiting(3)));
        assertThat(age()).isEqualTo(7);

        read("1", 2);
        assertThat(age()).isEqualTo(2);
    }

    private double age() {
        return backlog.ageInSeconds(NOW);
    }

    private void read(String shard, int... seconds) {
        backlog.look(shard);
        backlog.found(
                shard,
                null,
                Arrays.stream(seconds).mapToObj(RelayBacklogTest::waiting).toList());
    }

    private static Map<String, AttributeValue> waiting(int seconds) {
        return Map.of("relay_at", Attributes.time(NOW.minusSeconds(seconds)));
    }
}
