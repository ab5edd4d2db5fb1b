package orderhub.infra.saga;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import orderhub.infra.saga.model.SagaListener;
import orderhub.infra.saga.model.SagaSettings;
import orderhub.infra.saga.run.Owners;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Puts a {@link DynamoDbSagaService} together. What is not given is as most want it. */
public final class SagaServiceBuilder {
    final DynamoDbClient dynamoDb;
    final List<SagaListener> listeners = new ArrayList<>();
    SagaSettings settings = SagaSettings.defaults();
    Clock clock = Clock.systemUTC();
    Chance chance = Chance.secure();
    private boolean ownsClient;

    SagaServiceBuilder(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    /** Its limits and times; {@link SagaSettings#defaults()} unless given. */
    public SagaServiceBuilder settings(SagaSettings newSettings) {
        settings = newSettings;
        return this;
    }

    /** Is told what happens to sagas. */
    public SagaServiceBuilder listener(SagaListener listener) {
        listeners.add(listener);
        return this;
    }

    /** What time it is; the system's clock unless given. */
    public SagaServiceBuilder clock(Clock newClock) {
        clock = newClock;
        return this;
    }

    /** Where ids and jitter come from; has to be unguessable in production, as it is unless given. */
    public SagaServiceBuilder random(RandomGenerator random) {
        chance = new Chance(random);
        return this;
    }

    /** The service closes the client when it is shut down. */
    SagaServiceBuilder owningClient() {
        ownsClient = true;
        return this;
    }

    /** The service, to be added to a Camel context. */
    public DynamoDbSagaService build() {
        return new DynamoDbSagaService(this);
    }

    /** pid@host, and a number for this run of it. */
    Owners owners() {
        return new Owners(ManagementFactory.getRuntimeMXBean().getName() + "/" + chance.joinId());
    }

    void close() {
        if (ownsClient) {
            dynamoDb.close();
        }
    }
}
