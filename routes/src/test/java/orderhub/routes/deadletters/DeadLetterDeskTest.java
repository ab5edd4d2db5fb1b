package orderhub.routes.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import orderhub.routes.dryrun.DryRunReport;
import orderhub.routes.dryrun.NoConsumerException;
import orderhub.routes.http.DeadLetterNotFoundException;
import orderhub.routes.http.DeadLetterRefusedException;
import orderhub.routes.http.InvalidRequestException;
import orderhub.routes.json.HubJson;
import orderhub.routes.testing.TestSettings;
import orderhub.schemas.api.Intervention;
import orderhub.schemas.api.Mending;
import orderhub.schemas.api.Redriving;
import orderhub.schemas.api.Violation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

class DeadLetterDeskTest {

    private static final String ORDERS = "order-processing-dlq.fifo";
    private static final String LANE = "lane-express-dlq";
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String ID = "00000000-0000-4000-8000-000000000001";
    private static final Map<String, Object> COMMAND =
            Map.of("orderId", "87a25700-0720-3df0-9cf1-345e4c979a53", "version", 1, "published", 1);

    private final InMemorySqs sqs = new InMemorySqs();
    private final InMemoryActions actions = new InMemoryActions();
    private final Deque<Runnable> started = new ArrayDeque<>();
    private final ObjectMapper json = HubJson.mapper();
    private final DeadLetterDesk desk = new DeadLetterDesk(
            TestSettings.deadLetters(),
            new DeadLetterDesk.World(
                    sqs,
                    actions,
                    (queueUrl, body) -> {
                        if (queueUrl.endsWith("lane-express")) {
                            throw new NoConsumerException();
                        }
                        return DryRunReport.failure("Fault", body, List.of());
                    },
                    Clock.fixed(NOW, ZoneOffset.UTC),
                    () -> UUID.fromString(ID),
                    started::add),
            json);

    @Test
    void counts_what_is_on_each_queue() {
        sqs.put(LANE, "a", "{}", 0);

        JsonNode queues = json.valueToTree(desk.queues()).path("queues");

        assertThat(queues.findValuesAsText("name")).containsExactly(LANE, ORDERS);
        assertThat(queues.at("/0/visible").asInt()).isOne();
        assertThat(queues.at("/0/source").asText()).isEqualTo("lane-express");
    }

    @Test
    void looks_at_messages_without_their_bodies_and_puts_them_back() {
        for (int i = 0; i < 25; i++) {
            sqs.put(LANE, "id-" + i, "secret", 0);
        }

        JsonNode all = json.valueToTree(desk.look(LANE, null));
        JsonNode some = json.valueToTree(desk.look(LANE, "3"));

        assertThat(all.path("messages")).hasSize(20);
        assertThat(all.path("complete").asBoolean()).isFalse();
        assertThat(some.path("messages")).hasSize(3);
        assertThat(all.toString()).doesNotContain("secret");
        assertThat(sqs.bodies(LANE)).hasSize(25);
        assertThat(sqs.hidden(LANE)).isEmpty();
    }

    @Test
    void says_when_that_is_all() {
        sqs.put(LANE, "a", "{}", 0);

        assertThat(json.valueToTree(desk.look(LANE, "2")).path("complete").asBoolean())
                .isTrue();
    }

    @Test
    void a_message_that_cannot_be_put_back_comes_back_later_and_the_answer_is_given() {
        sqs.put(LANE, "a", "{}", 0);
        sqs.put(LANE, "b", "{}", 0);
        sqs.refused.add("a");

        assertThat(json.valueToTree(desk.look(LANE, null)).path("messages")).hasSize(2);

        assertThat(sqs.hidden(LANE)).containsExactly("a");
        sqs.down.add("putBack");
        assertThat(json.valueToTree(desk.look(LANE, null)).path("messages")).hasSize(1);
    }

    @Test
    void shows_one_with_its_body_and_puts_all_back() {
        sqs.put(LANE, "a", "body a", 0);
        sqs.put(LANE, "b", "body b", 0);

        assertThat(json.valueToTree(desk.show(LANE, "b")).path("body").asText()).isEqualTo("body b");
        assertThat(sqs.hidden(LANE)).isEmpty();
    }

    @Test
    void groups_by_cause() {
        sqs.put(LANE, "a", "{}", 0);
        sqs.put(LANE, "b", "{}", 0);

        JsonNode causes = json.valueToTree(desk.causes(LANE));

        assertThat(causes.at("/causes/0/count").asInt()).isEqualTo(2);
        assertThat(causes.path("complete").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "lane-express", "nothing"})
    void only_dead_letter_queues_are_known(@Nullable String queue) {
        assertThatThrownBy(() -> desk.look(queue, null)).isInstanceOf(DeadLetterNotFoundException.class);
        assertThatThrownBy(() -> desk.redriveStatus(queue, ID)).isInstanceOf(DeadLetterNotFoundException.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "x"})
    void what_is_not_there_is_not_found(@Nullable String id) {
        sqs.put(LANE, "a", "{}", 0);

        assertThatThrownBy(() -> desk.show(LANE, id)).isInstanceOf(DeadLetterNotFoundException.class);
        assertThatThrownBy(() -> desk.redriveStatus(LANE, id)).isInstanceOf(DeadLetterNotFoundException.class);
        assertThat(sqs.hidden(LANE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "21", "many", "1.5"})
    void a_limit_is_a_number_within_bounds(String limit) {
        assertThatThrownBy(() -> desk.look(LANE, limit)).isInstanceOf(InvalidRequestException.class);
        assertThat(sqs.calls).isEmpty();
    }

    @Test
    void a_dry_run_is_of_the_messages_body_on_the_queue_that_it_came_from() {
        sqs.put(ORDERS, "a", "body a", 0);
        sqs.put(LANE, "b", "body b", 0);

        assertThat(json.valueToTree(desk.dryRun(ORDERS, "a")).path("message").asText())
                .isEqualTo("body a");
        assertThatThrownBy(() -> desk.dryRun(LANE, "b")).isInstanceOf(DeadLetterRefusedException.class);
        assertThat(sqs.hidden(ORDERS)).isEmpty();
    }

    @Test
    void mending_keeps_who_and_both_bodies_then_sends_then_deletes() {
        sqs.put(ORDERS, "a", "poison", 0);
        sqs.put(ORDERS, "b", "other", 0);

        JsonNode mended = json.valueToTree(desk.mend(ORDERS, "a", new Mending("kim", "ticket", COMMAND)));

        assertThat(mended.path("actionId").asText()).isEqualTo(ID);
        assertThat(actions.text(ID, "operator")).isEqualTo("kim");
        assertThat(actions.text(ID, "reason")).isEqualTo("ticket");
        assertThat(actions.text(ID, "message_id")).isEqualTo("a");
        assertThat(actions.text(ID, "body_before")).isEqualTo("poison");
        assertThat(actions.text(ID, "at")).isEqualTo(NOW.toString());
        assertThat(actions.text(ID, "expires_at")).isEqualTo(Long.toString(NOW.getEpochSecond() + 3600));
        Message there = sqs.messages(ORDERS).stream()
                .filter(message ->
                        message.messageId().equals(mended.path("messageId").asText()))
                .findFirst()
                .orElseThrow();
        assertThat(there.body()).isEqualTo(actions.text(ID, "body_after")).contains("\"version\":1");
        assertThat(there.attributes()).containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "group-a");
        assertThat(DeathAttributes.letter(there).mendedBy()).isEqualTo(ID);
        assertThat(sqs.bodies(ORDERS)).hasSize(2).contains("other").doesNotContain("poison");
        assertThat(sqs.calls).endsWith("send " + ORDERS, "delete " + ORDERS + " a");
    }

    @Test
    void a_body_that_breaks_its_contract_is_refused_before_anything_is_done() {
        sqs.put(ORDERS, "a", "poison", 0);

        assertThatThrownBy(() -> desk.mend(ORDERS, "a", new Mending("kim", "ticket", Map.of("version", "one"))))
                .isInstanceOfSatisfying(InvalidRequestException.class, refused -> assertThat(refused.violations())
                        .extracting(Violation::pointer)
                        .contains("/body/orderId", "/body/version"));
        assertThat(sqs.calls).isEmpty();
        assertThat(actions.items).isEmpty();
    }

    @Test
    void a_body_that_cannot_be_kept_is_not_mended() {
        sqs.put(ORDERS, "a", "x".repeat(150_001), 0);

        assertThatThrownBy(() -> desk.mend(ORDERS, "a", new Mending("kim", "ticket", COMMAND)))
                .isInstanceOf(DeadLetterRefusedException.class);
        assertThat(sqs.messages(ORDERS)).hasSize(1);
    }

    @Test
    void nothing_is_mended_when_it_cannot_be_kept_who_did_it() {
        sqs.put(ORDERS, "a", "poison", 0);
        actions.fault = SdkClientException.create("no table");

        assertThatThrownBy(() -> desk.mend(ORDERS, "a", new Mending("kim", "ticket", COMMAND)))
                .isSameAs(actions.fault);
        assertThat(sqs.bodies(ORDERS)).containsExactly("poison");
    }

    @Test
    void a_message_that_cannot_be_sent_stays_as_it_was() {
        sqs.put(ORDERS, "a", "poison", 0);
        sqs.down.add("send");

        assertThatThrownBy(() -> desk.mend(ORDERS, "a", new Mending("kim", "ticket", COMMAND)))
                .isInstanceOf(SdkClientException.class);
        assertThat(sqs.bodies(ORDERS)).containsExactly("poison");
    }

    @Test
    void a_redrive_is_kept_before_it_runs_and_tells_how_far_it_is() {
        sqs.put(LANE, "a", "{}", 0);

        JsonNode begun = json.valueToTree(desk.redrive(LANE, new Redriving("kim", "ticket", null, null)));

        assertThat(begun.path("redriveId").asText()).isEqualTo(ID);
        assertThat(begun.path("state").asText()).isEqualTo("RUNNING");
        assertThat(begun.path("perSecond").asInt()).isEqualTo(10);
        assertThat(actions.text(ID, "messages")).isEqualTo("all");
        assertThat(sqs.bodies("lane-express")).isEmpty();
        started.remove().run();
        JsonNode done = json.valueToTree(desk.redriveStatus(LANE, ID));
        assertThat(done.path("state").asText()).isEqualTo("DONE");
        assertThat(done.path("sent").asInt()).isOne();
        assertThat(sqs.bodies("lane-express")).containsExactly("{}");
    }

    @Test
    void a_redrive_that_is_asked_to_stop_stops() {
        sqs.put(LANE, "a", "{}", 0);
        desk.redrive(LANE, new Redriving("kim", "ticket", null, 1));

        desk.stopRedrive(LANE, ID, new Intervention("lee", "too early"));
        started.remove().run();

        JsonNode stopped = json.valueToTree(desk.redriveStatus(LANE, ID));
        assertThat(stopped.path("state").asText()).isEqualTo("STOPPED");
        assertThat(stopped.path("stoppedBy").asText()).isEqualTo("lee");
        assertThat(sqs.bodies(LANE)).hasSize(1);
        assertThatThrownBy(() -> desk.stopRedrive(LANE, ID, new Intervention("lee", "again")))
                .isInstanceOf(DeadLetterRefusedException.class);
    }

    @Test
    void a_redrive_stops_for_what_another_hub_was_asked() {
        sqs.put(LANE, "a", "{}", 0);
        desk.redrive(LANE, new Redriving("kim", "ticket", null, 1));
        new OperatorActions(actions, TestSettings.deadLetters(), Clock.fixed(NOW, ZoneOffset.UTC))
                .stop(ID, new Intervention("lee", "too early"));

        started.remove().run();

        assertThat(sqs.bodies(LANE)).hasSize(1);
        assertThat(actions.text(ID, "redrive_state")).isEqualTo("STOPPED");
    }

    @Test
    void a_redrive_whose_hub_died_is_lost() {
        desk.redrive(LANE, new Redriving("kim", "ticket", null, 1));
        Clock later = Clock.fixed(NOW.plusSeconds(61), ZoneOffset.UTC);

        assertThat(new OperatorActions(actions, TestSettings.deadLetters(), later).redrive(ID))
                .hasValueSatisfying(view -> assertThat(view.state()).isEqualTo(RedriveState.LOST));
    }

    @Test
    void a_queue_has_one_redrive_at_a_time() {
        desk.redrive(LANE, new Redriving("kim", "ticket", null, 1));

        assertThatThrownBy(() -> desk.redrive(LANE, new Redriving("lee", "me too", null, 1)))
                .isInstanceOf(DeadLetterRefusedException.class);
        started.remove().run();
        desk.redrive(LANE, new Redriving("lee", "me too", null, 1));
        assertThat(started).hasSize(1);
    }

    @Test
    void a_redrive_that_cannot_be_kept_does_not_run() {
        actions.fault = SdkClientException.create("no table");

        assertThatThrownBy(() -> desk.redrive(LANE, new Redriving("kim", "ticket", null, 1)))
                .isSameAs(actions.fault);
        assertThat(started).isEmpty();
        actions.fault = null;
        desk.redrive(LANE, new Redriving("kim", "ticket", null, 1));
        assertThat(started).hasSize(1);
    }

    @Test
    void a_queue_that_goes_away_ends_a_redrive_as_failed() {
        desk.redrive(LANE, new Redriving("kim", "ticket", null, 1));
        sqs.down.add("receive");

        started.remove().run();

        assertThat(actions.text(ID, "redrive_state")).isEqualTo("FAILED");
    }

    @Test
    void nothing_is_redriven_faster_than_is_allowed() {
        assertThatThrownBy(() -> desk.redrive(LANE, new Redriving("kim", "ticket", null, 101)))
                .isInstanceOf(InvalidRequestException.class);
        assertThat(started).isEmpty();
    }

    @Test
    void a_desk_that_is_closed_begins_no_redrive() {
        desk.close();

        assertThatThrownBy(() -> desk.redrive(LANE, new Redriving("kim", "ticket", null, 1)))
                .isInstanceOf(DeadLetterRefusedException.class);
    }

    @Test
    void a_redrive_whose_hub_is_told_to_stop_is_noted_as_stopped_although_nothing_more_is_received() {
        desk.redrive(LANE, new Redriving("kim", "ticket", null, 1));

        desk.stop();
        started.remove().run();

        assertThat(actions.text(ID, "redrive_state")).isEqualTo("STOPPED");
    }

    @Test
    void a_hub_that_is_about_to_stop_does_not_say_that_nothing_is_there() {
        desk.stop();

        assertThatThrownBy(() -> desk.look(LANE, null)).isInstanceOf(DeadLetterRefusedException.class);
        assertThatThrownBy(() -> desk.causes(LANE)).isInstanceOf(DeadLetterRefusedException.class);
        assertThatThrownBy(() -> desk.show(LANE, "a")).isInstanceOf(DeadLetterRefusedException.class);
        assertThatThrownBy(() -> desk.mend(ORDERS, "a", new Mending("kim", "ticket", COMMAND)))
                .isInstanceOf(DeadLetterRefusedException.class);
    }

    @Test
    void a_redrive_that_did_not_find_what_was_named_says_so() {
        desk.redrive(LANE, new Redriving("kim", "ticket", List.of("gone"), 1));

        started.remove().run();

        assertThat(json.valueToTree(desk.redriveStatus(LANE, ID)).path("state").asText())
                .isEqualTo("INCOMPLETE");
    }
}
