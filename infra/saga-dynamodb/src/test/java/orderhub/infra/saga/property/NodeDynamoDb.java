package orderhub.infra.saga.property;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import orderhub.infra.saga.testing.InterceptedDynamoDb;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** A node's way to the table. It ends when the node dies, and what goes wrong with a write happens here. */
final class NodeDynamoDb extends InterceptedDynamoDb {
    private final Consumer<Action> others;
    private final List<Pending> pending = new ArrayList<>();
    private boolean dead;
    private boolean troubled;

    /** @param others has others do something while this node waits */
    NodeDynamoDb(DynamoDbClient database, Consumer<Action> others) {
        super(database);
        this.others = others;
    }

    private static final class Pending {
        final Action.Trouble trouble;
        int writesLeft;

        Pending(Action.Trouble trouble) {
            this.trouble = trouble;
            writesLeft = trouble.write();
        }
    }

    void expect(Action.Trouble trouble) {
        pending.add(new Pending(trouble));
    }

    void expectNothing() {
        pending.clear();
    }

    void die() {
        dead = true;
    }

    boolean isDead() {
        return dead;
    }

    /** Whether something went wrong that may leave the node without an answer. */
    boolean wasTroubled() {
        return troubled;
    }

    /** One entry a page: what order a page's entries are seen to in is left to chance, and this leaves none. */
    @Override
    public QueryResponse query(QueryRequest request) {
        return super.query(request.toBuilder().limit(1).build());
    }

    @Override
    protected <T> T read(Supplier<T> call) {
        return alive(call);
    }

    @Override
    protected <T> T write(Supplier<T> call) {
        Action.Trouble trouble = next();
        if (trouble == null) {
            return alive(call);
        }
        troubled |= !trouble.fault().isHarmless();
        return switch (trouble.fault()) {
            case DIES_BEFORE -> throw died();
            case DIES_AFTER -> {
                T unused = alive(call);
                throw died();
            }
            case FAILS -> throw lost();
            case ANSWER_LOST -> {
                T unused = alive(call);
                throw lost();
            }
            case MADE_TWICE -> twice(call, () -> {});
            case MEANWHILE_BEFORE -> {
                trouble.meanwhile().forEach(others);
                yield alive(call);
            }
            case MEANWHILE_AFTER -> {
                T answer = alive(call);
                trouble.meanwhile().forEach(others);
                yield alive(() -> answer);
            }
            case ANSWER_LOST_AFTER_OTHERS -> {
                T unused = alive(call);
                trouble.meanwhile().forEach(others);
                throw lost();
            }
            case MADE_TWICE_AROUND_OTHERS ->
                twice(call, () -> trouble.meanwhile().forEach(others));
        };
    }

    private <T> T twice(Supplier<T> call, Runnable between) {
        T unused = alive(call);
        between.run();
        return alive(call);
    }

    private <T> T alive(Supplier<T> call) {
        if (dead) {
            throw died();
        }
        return call.get();
    }

    private Died died() {
        dead = true;
        troubled = true;
        return new Died();
    }

    private SdkClientException lost() {
        if (dead) {
            throw died();
        }
        return SdkClientException.create("The connection was lost");
    }

    private Action.@Nullable Trouble next() {
        Pending now = null;
        for (Pending each : pending) {
            if (each.writesLeft-- == 0 && now == null) {
                now = each;
            }
        }
        pending.removeIf(each -> each.writesLeft < 0);
        return now == null ? null : now.trouble;
    }
}
