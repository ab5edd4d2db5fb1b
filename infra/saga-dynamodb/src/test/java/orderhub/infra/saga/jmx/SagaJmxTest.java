package orderhub.infra.saga.jmx;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import orderhub.infra.saga.DynamoDbSagaService;
import orderhub.infra.saga.model.SagaSettings;
import orderhub.infra.saga.store.SagaTable;
import orderhub.infra.saga.testing.LocalDynamoDb;
import orderhub.infra.saga.testing.SagaRoutes;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultClassResolver;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class SagaJmxTest {
    private static final String TEXT = String.class.getName();

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final DynamoDbClient dynamoDb = LocalDynamoDb.client();
    private final SagaSettings settings = SagaSettings.builder()
            .table(LocalDynamoDb.newTable())
            .sweepEvery(Duration.ofMillis(100))
            .maxAttempts(1)
            .censusEvery(Duration.ofMillis(1))
            .build();
    private final CamelContext camel = new DefaultCamelContext();
    private final SagaRoutes routes = new SagaRoutes();

    @BeforeEach
    void table() {
        SagaTable.createIfMissing(dynamoDb, settings.table());
    }

    @AfterEach
    void stop() {
        camel.stop();
        dynamoDb.close();
    }

    private ObjectName start() throws Exception {
        camel.addService(
                DynamoDbSagaService.builder(dynamoDb).settings(settings).build());
        camel.addRoutes(routes);
        camel.start();
        Set<ObjectName> names = registered();
        assertThat(names).hasSize(1);
        return names.iterator().next();
    }

    private Set<ObjectName> registered() throws Exception {
        return server.queryNames(
                new ObjectName("org.apache.camel:type=saga,name=DynamoDbSagaService,context=" + camel.getName()), null);
    }

    @Test
    void lies_beside_the_contexts_own_mbeans_while_it_runs() throws Exception {
        ObjectName name = start();
        assertThat(name.toString())
                .isEqualTo("org.apache.camel:context=%s,type=saga,name=DynamoDbSagaService", camel.getName());
        camel.stop();
        assertThat(registered()).isEmpty();
    }

    @Test
    void stays_away_from_a_context_without_jmx() throws Exception {
        camel.disableJMX();
        camel.addService(
                DynamoDbSagaService.builder(dynamoDb).settings(settings).build());
        camel.start();
        assertThat(registered()).isEmpty();
    }

    @Test
    void needs_no_camel_management() throws Exception {
        camel.disableJMX();
        camel.setClassResolver(new DefaultClassResolver(camel) {
            @Override
            public @Nullable Class<?> resolveClass(String name) {
                return name.startsWith("org.apache.camel.management.") ? null : super.resolveClass(name);
            }
        });
        assertThat(server.getAttribute(start(), "Table")).isEqualTo(settings.table());
        camel.stop();
        assertThat(registered()).isEmpty();
    }

    @Test
    void describes_every_attribute_operation_and_parameter() throws Exception {
        MBeanInfo info = server.getMBeanInfo(start());
        assertThat(info.getDescription()).contains("whichever node");
        List<MBeanFeatureInfo> described = Stream.of(info.getAttributes(), info.getOperations())
                .<MBeanFeatureInfo>flatMap(Arrays::stream)
                .toList();
        assertThat(described).hasSize(14).allSatisfy(feature -> assertThat(feature.getDescription())
                .contains(" ")
                .doesNotContain("exposed for management"));
        assertThat(Arrays.stream(info.getOperations()).flatMap(operation -> Arrays.stream(operation.getSignature())))
                .hasSize(14)
                .allSatisfy(parameter -> {
                    assertThat(parameter.getName()).doesNotMatch("p\\d");
                    assertThat(parameter.getDescription()).isNotBlank();
                });
        assertThat(info.getOperations())
                .filteredOn(operation -> operation.getImpact() == MBeanOperationInfo.INFO)
                .extracting(MBeanFeatureInfo::getName)
                .containsExactlyInAnyOrder("list", "show");
    }

    @Test
    void takes_a_saga_from_running_to_compensated() throws Exception {
        ObjectName name = start();
        String id = SagaRoutes.begin(camel);
        assertThat(listed(name, "running")).containsExactly(id);
        assertThat(json(call(name, "show", id))).containsEntry("status", "RUNNING");
        assertThat(call(name, "compensateNow", id, "ada", "a mistake")).contains("Operator ada: a mistake");
        awaitStatus(name, id, "PARKED");
        assertThat(listed(name, "PARKED")).containsExactly(id);
        awaitAttribute(name, "Parked", 1L);

        routes.refusing.set(false);
        assertThat(call(name, "retryNow", id, "ada", "repaired")).contains("repaired");
        awaitStatus(name, id, "COMPENSATED");
        awaitAttribute(name, "Parked", 0L);
        awaitAttribute(name, "Running", 0L);
    }

    @Test
    void skips_a_step() throws Exception {
        ObjectName name = start();
        String id = SagaRoutes.begin(camel);
        call(name, "compensateNow", id, "ada", "a mistake");
        awaitStatus(name, id, "PARKED");
        Object[] arguments = {id, 1, "ada", "undone by hand"};
        server.invoke(name, "skipStep", arguments, new String[] {TEXT, "int", TEXT, TEXT});
        awaitStatus(name, id, "COMPENSATED");
    }

    @Test
    void shows_options_but_lists_none() throws Exception {
        ObjectName name = start();
        String id = SagaRoutes.begin(camel);
        assertThat(call(name, "show", id)).contains("\"customer\": \"c-1\"");
        assertThat(list(name, "RUNNING")).contains(id).doesNotContain("customer");
    }

    @Test
    void says_what_is_wrong_in_exceptions_that_any_console_knows() throws Exception {
        ObjectName name = start();
        String id = SagaRoutes.begin(camel);
        assertThatThrownBy(() -> call(name, "retryNow", id, "ada", "in a hurry"))
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .hasStackTraceContaining("is RUNNING: there is no callback to call again");
        assertThatThrownBy(() -> call(name, "retryNow", id, "", "in a hurry"))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .hasStackTraceContaining("Say who");
        assertThatThrownBy(() -> call(name, "show", "nobody's"))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .hasStackTraceContaining("There is no saga nobody's");
        assertThatThrownBy(() -> call(name, "compensateNow", "nobody's", "ada", "in a hurry"))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .hasStackTraceContaining("There is no saga nobody's");
        assertThatThrownBy(() -> list(name, "LOST"))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .hasStackTraceContaining("RUNNING, DUE, PARKED, QUARANTINED");
        dynamoDb.deleteTable(request -> request.tableName(settings.table()));
        assertThatThrownBy(() -> list(name, "PARKED"))
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .hasStackTraceContaining("cannot query");
    }

    private String call(ObjectName name, String operation, String... arguments) throws Exception {
        String[] types = Stream.of(arguments).map(argument -> TEXT).toArray(String[]::new);
        return (String) server.invoke(name, operation, arguments, types);
    }

    private String list(ObjectName name, String filter) throws Exception {
        return (String) server.invoke(name, "list", new Object[] {filter, 100, null}, new String[] {TEXT, "int", TEXT});
    }

    private List<String> listed(ObjectName name, String filter) throws Exception {
        Collection<?> sagas = requireNonNull(json(list(name, filter)).getCollection("sagas"));
        return sagas.stream().map(saga -> ((JsonObject) saga).getString("id")).toList();
    }

    private static JsonObject json(String text) throws Exception {
        return (JsonObject) Jsoner.deserialize(text);
    }

    private void awaitStatus(ObjectName name, String id, String status) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(json(call(name, "show", id))).containsEntry("status", status));
    }

    private void awaitAttribute(ObjectName name, String attribute, long value) {
        Awaitility.await().untilAsserted(() -> assertThat(server.getAttribute(name, attribute))
                .isEqualTo(value));
    }
}
