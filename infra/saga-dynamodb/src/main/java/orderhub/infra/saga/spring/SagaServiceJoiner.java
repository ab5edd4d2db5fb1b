package orderhub.infra.saga.spring;

import orderhub.infra.saga.DynamoDbSagaService;
import orderhub.infra.saga.model.SagaListener;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Gives the service its listeners, and then to the Camel context. */
final class SagaServiceJoiner implements SmartInitializingSingleton {
    private final DynamoDbSagaService service;
    private final ObjectProvider<SagaListener> listeners;
    private final ObjectProvider<CamelContext> camel;

    SagaServiceJoiner(
            DynamoDbSagaService service, ObjectProvider<SagaListener> listeners, ObjectProvider<CamelContext> camel) {
        this.service = service;
        this.listeners = listeners;
        this.camel = camel;
    }

    @Override
    public void afterSingletonsInstantiated() {
        listeners.orderedStream().forEach(service::addListener);
        camel.ifUnique(this::add);
    }

    /** Its routes would find the bean as well; but one without saga routes still finishes what others left behind. */
    private void add(CamelContext context) {
        try {
            context.addService(service);
        } catch (Exception fault) {
            throw RuntimeCamelException.wrapRuntimeCamelException(fault);
        }
    }
}
