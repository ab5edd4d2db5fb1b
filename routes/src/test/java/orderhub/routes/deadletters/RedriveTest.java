package orderhub.routes.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

class RedriveTest {

    private static final String BASE = "https://sqs.test/000000000000/";
    private static final Instant BEGUN = Instant.ofEpochMilli(1_000);

    private final InMemorySqs sqs = new InMemorySqs();
    private final List<Duration> pauses = new ArrayList<>();
    private int roundsUntilStopped = Integer.MAX_VALUE;

    @Test
    void sends_all_that_were_there_back_and_deletes_them() {
        letters(23);

        Redrive redrive = redrive(null, 10, false);

        assertThat(redrive.run()).isEqualTo(RedriveState.DONE);
        assertThat(sqs.bodies("source")).hasSize(23).startsWith("body 0", "body 1");
        assertThat(sqs.bodies("dead")).isEmpty();
        assertThat(sqs.hidden("dead")).isEmpty();
        assertThat(redrive.sent()).isEqualTo(23);
        assertThat(redrive.failed()).isZero();
    }

    @Test
    void sends_those_that_are_named_and_puts_the_others_back() {
        letters(30);

        assertThat(redrive(List.of("id-3", "id-27"), 10, false).run()).isEqualTo(RedriveState.DONE);

        assertThat(sqs.bodies("source")).containsExactly("body 3", "body 27");
        assertThat(sqs.bodies("dead")).hasSize(28);
        assertThat(sqs.hidden("dead")).isEmpty();
    }

    @Test
    void what_died_after_it_began_is_left_or_it_would_never_end() {
        sqs.put("dead", "old", "old", 1_000);
        sqs.put("dead", "new", "new", 1_001);

        redrive(null, 10, false).run();

        assertThat(sqs.bodies("source")).containsExactly("old");
        assertThat(sqs.bodies("dead")).containsExactly("new");
    }

    @Test
    void keeps_to_its_pace() {
        letters(7);

        redrive(null, 2, false).run();

        assertThat(sqs.calls).contains("sendBatch source 2").doesNotContain("sendBatch source 3");
        assertThat(pauses).startsWith(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1));
        assertThat(pauses.get(3)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void stops_when_it_is_told_to_and_puts_back_what_it_holds() {
        letters(30);
        roundsUntilStopped = 2;

        assertThat(redrive(null, 10, false).run()).isEqualTo(RedriveState.STOPPED);

        assertThat(sqs.bodies("source").size() + sqs.bodies("dead").size()).isEqualTo(30);
        assertThat(sqs.hidden("dead")).isEmpty();
    }

    @Test
    void a_message_that_a_batch_refuses_is_not_deleted_while_the_others_of_the_batch_are() {
        letters(3);
        sqs.refused.add("body 1");

        Redrive redrive = redrive(null, 10, false);

        assertThat(redrive.run()).isEqualTo(RedriveState.FAILED);
        assertThat(sqs.bodies("source")).containsExactly("body 0", "body 2");
        assertThat(sqs.bodies("dead")).containsExactly("body 1");
        assertThat(redrive.sent()).isEqualTo(2);
        assertThat(redrive.failed()).isOne();
    }

    @Test
    void a_source_queue_that_takes_nothing_loses_nothing() {
        letters(12);
        sqs.down.add("sendBatch");

        assertThat(redrive(null, 10, false).run()).isEqualTo(RedriveState.FAILED);

        assertThat(sqs.bodies("dead")).hasSize(12);
        assertThat(sqs.bodies("source")).isEmpty();
    }

    @Test
    void a_message_that_was_sent_and_not_deleted_is_sent_no_second_time() {
        letters(2);
        sqs.refused.add("id-1");
        Mover mover = new Mover(sqs, BASE + "dead", BASE + "source", false);
        Box box = new Box(sqs, BASE + "dead", 30);

        mover.move(box.take(10));
        assertThat(sqs.hidden("dead")).containsExactly("id-1");
        sqs.refused.clear();
        sqs.put("dead", "id-1", "body 1", 0);
        mover.move(box.take(10));

        assertThat(sqs.bodies("source")).containsExactly("body 0", "body 1");
        assertThat(sqs.bodies("dead")).isEmpty();
    }

    @Test
    void a_delete_that_fails_leaves_all_of_its_batch_on_both_queues() {
        letters(2);
        sqs.down.add("deleteBatch");

        Redrive redrive = redrive(null, 10, false);
        redrive.run();

        assertThat(sqs.bodies("source")).hasSize(2);
        assertThat(redrive.sent()).isEqualTo(2);
        assertThat(sqs.hidden("dead")).hasSize(2);
    }

    @Test
    void a_batch_that_would_be_too_large_is_cut() {
        String large = "x".repeat(150_000);
        for (int i = 0; i < 3; i++) {
            sqs.put("dead", "id-" + i, large, 0);
        }

        redrive(null, 10, false).run();

        assertThat(sqs.bodies("source")).hasSize(3);
        assertThat(sqs.calls).contains("sendBatch source 1").doesNotContain("sendBatch source 3");
    }

    @Test
    void a_fifo_message_keeps_its_group_and_sent_twice_soon_it_is_one() {
        letters(1);

        redrive(null, 10, true).run();

        assertThat(sqs.messages("source").get(0).attributes())
                .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "group-id-0")
                .containsEntry(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, "redrive-id-0");
    }

    @Test
    void what_it_holds_is_put_back_when_the_queue_goes_away() {
        letters(1);
        sqs.put("dead", "new", "new", 5_000);
        sqs.down.add("receive");

        assertThatThrownBy(() -> redrive(null, 10, false).run()).isInstanceOf(SdkException.class);

        assertThat(sqs.bodies("dead")).hasSize(2);
    }

    private void letters(int count) {
        for (int i = 0; i < count; i++) {
            sqs.put("dead", "id-" + i, "body " + i, i);
        }
    }

    private Redrive redrive(@Nullable List<String> ids, int perSecond, boolean fifo) {
        Redrive.Control control = new Redrive.Control() {
            @Override
            public boolean stopWanted(int sent, int failed) {
                return roundsUntilStopped-- <= 0;
            }

            @Override
            public boolean stoppedWithin(Duration pause) {
                pauses.add(pause);
                return false;
            }
        };
        return new Redrive(
                new Box(sqs, BASE + "dead", 30),
                new Mover(sqs, BASE + "dead", BASE + "source", fifo),
                Selection.of(ids, BEGUN),
                perSecond,
                control,
                1_000);
    }
}
