package orderhub.infra.saga.property;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import orderhub.infra.saga.model.Goal;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaStatus;
import orderhub.infra.saga.model.SagaUnfinishedException;
import orderhub.infra.saga.store.SagaStore;
import org.apache.camel.Exchange;
import org.apache.camel.saga.CamelSagaCoordinator;
import org.jspecify.annotations.Nullable;

/**
 * What routes do with sagas, and what their callbacks do. It keeps account of all that it is told, and of what is wrong at
 * once: an exception would be taken for a failure of the node that happens to be at work.
 */
final class Business {
    private final Clock clock;
    private final Supplier<SagaStore> store;
    private final Map<String, Account> accounts = new HashMap<>();
    private final List<Account> begun = new ArrayList<>();
    private final Map<Integer, Integer> failuresLeft = new HashMap<>();
    private final Participants participants = new Participants(Camel.context(), this::called);
    private int steps;
    private @Nullable Node acting;

    /** @param store a way to the table that nothing happens to */
    Business(Clock clock, Supplier<SagaStore> store) {
        this.clock = clock;
        this.store = store;
    }

    /** Says whose deeds follow, and gives whose it was. */
    @Nullable
    Node turnOf(@Nullable Node node) {
        Node before = acting;
        acting = node;
        return before;
    }

    Map<String, Account> accounts() {
        return accounts;
    }

    List<Account> begun() {
        return begun;
    }

    Participants participants() {
        return participants;
    }

    void begin(Node node) {
        // Before: time may pass while the node is at it.
        Instant now = clock.instant();
        Account account = new Account(node.begin(), now);
        accounts.put(account.id, account);
        begun.add(account);
    }

    void join(Node node, Action.Join join) {
        Account account = account(node, join.saga());
        node.find(account.id).ifPresentOrElse(saga -> join(account, saga, join), () -> requireForgotten(account));
    }

    /** Whether a step has joined it or not, a saga that was begun is known to all; but not for ever, if none has. */
    private void requireForgotten(Account account) {
        boolean old = !clock.instant().isBefore(account.begunAt.plus(World.MAX_DURATION));
        account.wrongIf(!old || stored(account.id).isPresent(), "nobody knows it any more");
    }

    private void join(Account account, CamelSagaCoordinator saga, Action.Join join) {
        int step = steps++;
        failuresLeft.put(step, join.failures());
        Long timeoutMs = join.timeout().isZero() ? null : join.timeout().toMillis();
        boolean decided = account.isDecided();
        Instant now = clock.instant();
        account.possible.add(step);
        try {
            Node.answer(saga.beginStep(
                    Camel.exchange(), participants.step(step, join.compensation(), join.completion(), timeoutMs)));
            account.joined(step, now, join.timeout(), World.MAX_DURATION);
            account.wrongIf(decided, "decided before a step joined");
        } catch (IllegalStateException refused) {
            account.possible.remove(step);
        }
    }

    void end(Node node, Action.End end) {
        Account account = account(node, end.saga());
        node.find(account.id).ifPresentOrElse(saga -> end(account, saga, end), () -> requireForgotten(account));
    }

    private void end(Account account, CamelSagaCoordinator saga, Action.End end) {
        boolean tooLate = account.isLate(clock.instant()) && isRunning(account.id);
        try {
            Node.answer(
                    end.goal() == Goal.COMPLETE ? saga.complete(Camel.exchange()) : saga.compensate(Camel.exchange()));
            account.promised.add(end.goal());
        } catch (SagaUnfinishedException decided) {
            account.promised.add(end.goal());
        } catch (IllegalStateException refused) {
            account.refused(String.valueOf(refused.getMessage()));
        }
        account.wrongIf(tooLate && account.promised.contains(Goal.COMPLETE), "completed after its deadline");
    }

    private Account account(Node node, int saga) {
        if (begun.isEmpty()) {
            begin(node);
        }
        return begun.get(saga % begun.size());
    }

    private boolean isRunning(String id) {
        return stored(id).map(Saga::status).filter(SagaStatus.RUNNING::equals).isPresent();
    }

    private void called(Goal goal, Exchange exchange) {
        String id = exchange.getMessage().getHeader(Exchange.SAGA_LONG_RUNNING_ACTION, String.class);
        int step = exchange.getMessage().getHeader(Participants.STEP, int.class);
        boolean succeeds = failuresLeft.merge(step, -1, Integer::sum) < 0;
        Account account = requireNonNull(accounts.get(id));
        account.calls.add(new Account.Call(goal, step, succeeds));
        account.heldBy(requireNonNull(acting), stored(id).orElseThrow().lease());
        if (!succeeds) {
            throw new IllegalStateException("Not now");
        }
    }

    private Optional<Saga> stored(String id) {
        return store.get().get(id);
    }
}
