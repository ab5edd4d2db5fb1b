package orderhub.infra.saga.jmx;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import orderhub.infra.saga.model.SagaStoreException;
import orderhub.infra.saga.operations.ActionResult;
import orderhub.infra.saga.operations.SagaCensus;
import orderhub.infra.saga.operations.SagaFilter;
import orderhub.infra.saga.operations.SagaOperations;
import orderhub.infra.saga.operations.SagaView;
import org.jspecify.annotations.Nullable;

/** What the MBean does. Consoles give empty text where nothing was entered, and some give null. */
final class OperationsMBean implements SagaMBean {
    private static final long NOT_COUNTED = -1;

    private final SagaOperations operations;
    private final String table;

    OperationsMBean(SagaOperations operations, String table) {
        this.operations = operations;
        this.table = table;
    }

    @Override
    public String getTable() {
        return table;
    }

    @Override
    public long getRunning() {
        return counted(SagaCensus::running);
    }

    @Override
    public long getDue() {
        return counted(SagaCensus::due);
    }

    @Override
    public long getParked() {
        return counted(SagaCensus::parked);
    }

    @Override
    public long getQuarantined() {
        return counted(SagaCensus::quarantined);
    }

    @Override
    public long getOldestUnfinishedMs() {
        return operations.oldestUnfinished().map(Duration::toMillis).orElse(NOT_COUNTED);
    }

    @Override
    public long getLongestOverdueMs() {
        return operations.longestOverdue().toMillis();
    }

    @Override
    public String getCountedAt() {
        return operations.census().map(census -> census.takenAt().toString()).orElse("");
    }

    @Override
    public boolean isCountComplete() {
        return operations.census().map(SagaCensus::complete).orElse(true);
    }

    @Override
    public String list(@Nullable String filter, int limit, @Nullable String cursor) {
        return answered(() -> SagaJson.of(operations.list(filter(text(filter)), limit, orNull(text(cursor)))));
    }

    @Override
    public String show(@Nullable String id) {
        return answered(() -> {
            Optional<SagaView> saga = operations.show(text(id));
            return SagaJson.of(saga.orElseThrow(() -> noSaga(text(id))));
        });
    }

    @Override
    public String retryNow(@Nullable String id, @Nullable String who, @Nullable String why) {
        return answered(() -> done(operations.retryNow(text(id), text(who), text(why))));
    }

    @Override
    public String compensateNow(@Nullable String id, @Nullable String who, @Nullable String why) {
        return answered(() -> done(operations.compensateNow(text(id), text(who), text(why))));
    }

    @Override
    public String skipStep(@Nullable String id, int step, @Nullable String who, @Nullable String why) {
        return answered(() -> done(operations.skipStep(text(id), step, text(who), text(why))));
    }

    private long counted(ToLongFunction<SagaCensus> count) {
        return operations.census().map(count::applyAsLong).orElse(NOT_COUNTED);
    }

    private static String done(ActionResult result) {
        if (result instanceof ActionResult.NotFound unknown) {
            throw noSaga(unknown.sagaId());
        }
        if (result instanceof ActionResult.Refused refused) {
            throw new IllegalStateException(refused.reason());
        }
        return SagaJson.of(((ActionResult.Done) result).saga());
    }

    private static IllegalArgumentException noSaga(String id) {
        return new IllegalArgumentException("There is no saga " + id);
    }

    private static String answered(Supplier<String> question) {
        try {
            return question.get();
        } catch (SagaStoreException unanswered) {
            throw new IllegalStateException(unanswered.getMessage());
        }
    }

    private static SagaFilter filter(String name) {
        try {
            return SagaFilter.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "Unknown filter '%s'; there are RUNNING, DUE, PARKED, QUARANTINED".formatted(name));
        }
    }

    private static String text(@Nullable String entered) {
        return entered == null ? "" : entered.strip();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
