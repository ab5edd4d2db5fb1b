package orderhub.infra.saga.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.ObjectName;
import orderhub.infra.saga.DynamoDbSagaService;
import orderhub.infra.saga.model.SagaListener;
import orderhub.infra.saga.operations.ActionResult;
import orderhub.infra.saga.operations.SagaOperations;
import orderhub.infra.saga.operations.SagaView;
import orderhub.infra.saga.testing.LocalDynamoDb;
import orderhub.infra.saga.testing.SagaRoutes;
import org.apache.camel.CamelContext;
import org.apache.camel.component.mock.MockEndpoint;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The service in a real application: Spring Boot, its auto-configuration, and Camel's. */
class SagaApplicationTest {
    private static final String MBEAN = "org.apache.camel:context=saga-app,type=saga,name=DynamoDbSagaService";

    private final String table = LocalDynamoDb.newTable();

    @Test
    void works_from_start_to_stop_of_its_camel_context() throws Exception {
        ConfigurableApplicationContext application = started();
        CamelContext camel = application.getBean(CamelContext.class);
        Events events = application.getBean(Events.class);
        assertThat(camel.hasService(DynamoDbSagaService.class)).isNotNull();
        assertThat(mbeans()).isOne();

        MockEndpoint undone = camel.getEndpoint(SagaRoutes.UNDONE, MockEndpoint.class);
        undone.expectedMessageCount(1);
        String id = SagaRoutes.begin(camel);
        SagaOperations operations = application.getBean(SagaOperations.class);
        assertThat(operations.compensateNow(id, "ada", "a mistake")).isInstanceOf(ActionResult.Done.class);
        undone.assertIsSatisfied();
        Awaitility.await().untilAsserted(() -> assertThat(events.seen).containsExactly("started", "compensated"));
        assertThat(application
                        .getBean(MeterRegistry.class)
                        .get("camel.saga.compensated")
                        .counter()
                        .count())
                .isOne();

        application.close();
        assertThat(camel.isStopped()).isTrue();
        assertThat(mbeans()).isZero();
    }

    @Test
    void goes_on_after_a_restart_with_what_was_left() throws Exception {
        ConfigurableApplicationContext first = started();
        String id = SagaRoutes.begin(first.getBean(CamelContext.class));
        SagaOperations operations = first.getBean(SagaOperations.class);
        first.close();
        ConfigurableApplicationContext second = started();
        try {
            second.getBean(SagaOperations.class).compensateNow(id, "ada", "left behind");
            Awaitility.await().untilAsserted(() -> assertThat(
                            second.getBean(SagaOperations.class).show(id).map(SagaView::status))
                    .contains("COMPENSATED"));
        } finally {
            second.close();
        }
        assertThat(operations.longestOverdue()).isEqualTo(Duration.ZERO);
    }

    @Test
    void joins_its_camel_context_in_an_application_that_makes_beans_late() throws Exception {
        ConfigurableApplicationContext application = started("--spring.main.lazy-initialization=true");
        try {
            CamelContext camel = application.getBean(CamelContext.class);
            assertThat(camel.hasService(DynamoDbSagaService.class)).isNotNull();
            SagaRoutes.begin(camel);
            assertThat(application.getBean(Events.class).seen).containsExactly("started");
        } finally {
            application.close();
        }
    }

    private ConfigurableApplicationContext started(String... more) {
        SpringApplication application = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(
                        "camel.main.name=saga-app",
                        "saga.dynamodb.create-table=true",
                        "saga.dynamodb.sweep-every-ms=100",
                        "saga.dynamodb.table=" + table)
                .build();
        return application.run(more);
    }

    private static int mbeans() throws Exception {
        return ManagementFactory.getPlatformMBeanServer()
                .queryNames(new ObjectName(MBEAN), null)
                .size();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        DynamoDbClient dynamoDb() {
            return LocalDynamoDb.client();
        }

        @Bean
        MeterRegistry meterRegistry() {
            return new SimpleMeterRegistry();
        }

        @Bean
        SagaRoutes sagaRoutes() {
            SagaRoutes routes = new SagaRoutes();
            routes.refusing.set(false);
            return routes;
        }

        @Bean
        Events events() {
            return new Events();
        }
    }

    static final class Events implements SagaListener {
        final List<String> seen = new CopyOnWriteArrayList<>();

        @Override
        public void started(String sagaId) {
            seen.add("started");
        }

        @Override
        public void recovered(String sagaId) {
            seen.add("recovered");
        }

        @Override
        public void compensated(String sagaId) {
            seen.add("compensated");
        }
    }
}
