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
    private static final String FIFO = "dead.fifo";
    private static final int HIDDEN_S = 30;
    private static final Instant BEGUN = Instant.ofEpochMilli(1_000);

    private final InMemorySqs sqs = new InMemorySqs();
    private final List<Duration> pauses = new ArrayList<>();
    private int roundsUntilStopped = Integer.MAX_VALUE;
    private int scanLimit = 1_000;
    private Runnable afterEachRound = () -> {};

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
    void one_that_is_named_is_found_among_a_hundred_and_at_the_slowest_pace() {
        letters(100);

        Redrive redrive = redrive(List.of("id-99"), 1, false);

        assertThat(redrive.run()).isEqualTo(RedriveState.DONE);
        assertThat(redrive.sent()).isOne();
        assertThat(sqs.bodies("source")).containsExactly("body 99");
        assertThat(sqs.bodies("dead")).hasSize(99);
        assertThat(sqs.hidden("dead")).isEmpty();
        assertThat(pauses.stream().mapToLong(Duration::toMillis).sum()).isLessThanOrEqualTo(1_000);
    }

    @Test
    void all_that_are_named_go_back_one_a_second_at_a_pace_of_one() {
        letters(12);

        assertThat(redrive(List.of("id-0", "id-1", "id-11"), 1, false).run()).isEqualTo(RedriveState.DONE);

        assertThat(sqs.calls)
                .filteredOn(call -> call.startsWith("sendBatch"))
                .hasSize(3)
                .allMatch("sendBatch source 1"::equals);
        assertThat(pauses).filteredOn(Duration.ofSeconds(1)::equals).hasSizeGreaterThanOrEqualTo(2);
        assertThat(sqs.bodies("dead")).hasSize(9);
    }

    @Test
    void one_that_is_named_and_not_there_is_not_said_to_be_done() {
        letters(5);

        assertThat(redrive(List.of("id-3", "gone"), 10, false).run()).isEqualTo(RedriveState.INCOMPLETE);

        assertThat(sqs.bodies("source")).containsExactly("body 3");
        assertThat(sqs.hidden("dead")).isEmpty();
    }

    @Test
    void more_than_it_passes_by_is_not_said_to_be_done() {
        letters(30);
        scanLimit = 20;

        assertThat(redrive(List.of("id-29"), 10, false).run()).isEqualTo(RedriveState.INCOMPLETE);

        assertThat(sqs.bodies("dead")).hasSize(30);
    }

    @Test
    void letters_that_come_back_while_it_looks_do_not_keep_it_going_for_ever() {
        letters(5);
        afterEachRound = () -> sqs.showHidden("dead");

        assertThat(redrive(List.of("gone"), 10, false).run()).isEqualTo(RedriveState.INCOMPLETE);
    }

    @Test
    void of_letters_of_which_many_die_again_at_once_it_says_that_some_may_be_left() {
        letters(3);
        for (int i = 0; i < 40; i++) {
            sqs.put("dead", "again-" + i, "again", 5_000);
        }
        sqs.put("dead", "behind", "behind", 1_000);
        scanLimit = 30;

        assertThat(redrive(null, 10, false).run()).isEqualTo(RedriveState.INCOMPLETE);

        assertThat(sqs.bodies("source")).hasSize(3);
        assertThat(sqs.bodies("dead")).hasSize(41);
    }

    @Test
    void what_somebody_looks_at_just_then_is_waited_for_and_sent_back() {
        letters(3);
        new Box(sqs, BASE + "dead", HIDDEN_S).take(2);
        afterEachRound = () -> {
            if (pauses.size() > 6) {
                sqs.showHidden("dead");
            }
        };

        assertThat(redrive(null, 10, false).run()).isEqualTo(RedriveState.DONE);

        assertThat(sqs.bodies("source")).hasSize(3);
    }

    @Test
    void what_others_hold_for_long_is_not_said_to_be_done() {
        letters(3);
        new Box(sqs, BASE + "dead", HIDDEN_S).take(1);

        assertThat(redrive(null, 10, false).run()).isEqualTo(RedriveState.INCOMPLETE);

        assertThat(sqs.bodies("source")).hasSize(2);
        assertThat(pauses.stream().mapToLong(Duration::toSeconds).sum()).isGreaterThanOrEqualTo(HIDDEN_S);
    }

    @Test
    void a_stop_while_it_waits_for_others_is_heard() {
        letters(1);
        new Box(sqs, BASE + "dead", HIDDEN_S).take(1);
        roundsUntilStopped = 5;

        assertThat(redrive(null, 10, false).run()).isEqualTo(RedriveState.STOPPED);
    }

    @Test
    void an_empty_queue_has_nothing_left() {
        assertThat(redrive(null, 10, false).run()).isEqualTo(RedriveState.DONE);
    }

    @Test
    void the_second_letter_of_an_order_goes_back_past_the_first_which_locks_their_group_once_it_is_taken() {
        sqs.put(FIFO, "first", "first", 0, "order-1");
        sqs.put(FIFO, "second", "second", 0, "order-1");

        assertThat(fifo(List.of("second"), 1).run()).isEqualTo(RedriveState.DONE);

        assertThat(sqs.bodies("source.fifo")).containsExactly("second");
        assertThat(sqs.bodies(FIFO)).containsExactly("first");
    }

    @Test
    void a_letter_that_its_group_hides_is_not_said_to_be_done() {
        for (int i = 0; i < 11; i++) {
            sqs.put(FIFO, "id-" + i, "body " + i, 0, "order-1");
        }

        assertThat(fifo(List.of("id-10"), 10).run()).isEqualTo(RedriveState.INCOMPLETE);

        assertThat(sqs.bodies(FIFO)).hasSize(11);
        assertThat(sqs.hidden(FIFO)).isEmpty();
    }

    @Test
    void what_was_taken_and_not_yet_sent_when_it_stops_is_put_back() {
        letters(10);
        roundsUntilStopped = 2;

        assertThat(redrive(List.of("id-0", "id-1", "id-2", "id-3"), 1, false).run())
                .isEqualTo(RedriveState.STOPPED);

        assertThat(sqs.bodies("source")).containsExactly("body 0", "body 1");
        assertThat(sqs.bodies("dead")).hasSize(8);
        assertThat(sqs.hidden("dead")).isEmpty();
    }

    @Test
    void one_that_is_stopped_while_nothing_comes_any_more_is_not_said_to_be_done() {
        roundsUntilStopped = 3;

        assertThat(redrive(null, 10, false).run()).isEqualTo(RedriveState.STOPPED);
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
    void a_message_that_was_sent_and_not_deleted_is_sent_no_second_time_by_the_same_redrive() {
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

        assertThat(redrive.run()).isEqualTo(RedriveState.INCOMPLETE);
        assertThat(sqs.bodies("source")).hasSize(2);
        assertThat(redrive.sent()).isEqualTo(2);
        assertThat(sqs.hidden("dead")).hasSize(2);
    }

    @Test
    void a_message_that_was_sent_and_not_deleted_is_sent_again_by_the_next_redrive() {
        letters(1);
        sqs.down.add("deleteBatch");
        redrive(null, 10, false).run();
        sqs.showHidden("dead");
        sqs.down.clear();

        redrive(null, 10, false).run();

        assertThat(sqs.bodies("source")).containsExactly("body 0", "body 0");
        assertThat(sqs.bodies("dead")).isEmpty();
    }

    @Test
    void a_fifo_message_that_was_sent_and_not_deleted_is_one_although_the_next_redrive_sends_it_again() {
        sqs.put(FIFO, "id-0", "body 0", 0);
        sqs.down.add("deleteBatch");
        fifo(null, 10).run();
        sqs.showHidden(FIFO);
        sqs.down.clear();

        fifo(null, 10).run();

        assertThat(sqs.calls).filteredOn(call -> call.startsWith("sendBatch")).hasSize(2);
        assertThat(sqs.bodies("source.fifo")).containsExactly("body 0");
        assertThat(sqs.bodies(FIFO)).isEmpty();
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
        return redrive("dead", "source", ids, perSecond, fifo);
    }

    private Redrive fifo(@Nullable List<String> ids, int perSecond) {
        return redrive(FIFO, "source.fifo", ids, perSecond, true);
    }

    private Redrive redrive(String from, String to, @Nullable List<String> ids, int perSecond, boolean fifo) {
        Redrive.Control control = new Redrive.Control() {
            @Override
            public boolean stopWanted(int sent, int failed) {
                return roundsUntilStopped-- <= 0;
            }

            @Override
            public boolean stoppedWithin(Duration pause) {
                pauses.add(pause);
                afterEachRound.run();
                return false;
            }
        };
        return new Redrive(
                new Box(sqs, BASE + from, HIDDEN_S),
                new Mover(sqs, BASE + from, BASE + to, fifo),
                Selection.of(ids, BEGUN),
                perSecond,
                control,
                scanLimit,
                HIDDEN_S);
    }
}
