package orderhub.config.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.Objects;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.jolokia.server.core.restrictor.policy.PolicyRestrictor;
import org.jolokia.server.core.util.RequestType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators can do from the console, and what they cannot. */
class JolokiaPolicyTest {

    private static final String CAMEL = "org.apache.camel:context=order-hub,";

    private final PolicyRestrictor watch = policy("watch");
    private final PolicyRestrictor change = policy("change");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type=saga,name=DynamoDbSagaService    | compensateNow",
                "type=saga,name=DynamoDbSagaService    | list(java.lang.String,java.lang.String)",
                "type=deadletters,name=DeadLetters     | redrive",
                "type=interventions,name=Interventions | settle",
                "type=routes,name=\"process-order\"    | dumpRouteAsYaml()",
                "type=routes,name=\"process-order\"    | dumpRouteAsXml(boolean,boolean)",
                "type=routes,name=\"process-order\"    | dumpRouteStatsAsXml(boolean,boolean)",
                "type=routes,name=\"process-order\"    | start()",
                "type=routes,name=\"process-order\"    | stop",
                "type=context,name=\"order-hub\"       | dumpRoutesStatsAsXml(boolean,boolean)",
                "type=context,name=\"order-hub\"       | dumpRoutesAsXml()",
                "type=services,name=DefaultTypeConverter | listTypeConverters"
            })
    void operators_look_act_on_what_was_made_for_them_and_start_and_stop_routes(String bean, String operation) {
        assertThat(watch.isOperationAllowed(name(CAMEL + bean), operation)).isTrue();
        assertThat(change.isOperationAllowed(name(CAMEL + bean), operation)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "org.apache.camel:context=order-hub,type=context,name=\"order-hub\"    | sendBody",
                "org.apache.camel:context=order-hub,type=context,name=\"order-hub\"    | sendStringBody(java.lang.String,java.lang.String)",
                "org.apache.camel:context=order-hub,type=context,name=\"order-hub\"    | requestBodyAndHeaders",
                "org.apache.camel:context=order-hub,type=context,name=\"order-hub\"    | addOrUpdateRoutesFromXml(java.lang.String)",
                "org.apache.camel:context=order-hub,type=context,name=\"order-hub\"    | createEndpoint(java.lang.String)",
                "org.apache.camel:context=order-hub,type=context,name=\"order-hub\"    | removeEndpoints(java.lang.String)",
                "org.apache.camel:context=order-hub,type=context,name=\"order-hub\"    | setProperty",
                "org.apache.camel:context=order-hub,type=context,name=\"order-hub\"    | stop()",
                "org.apache.camel:context=order-hub,type=context,name=\"order-hub\"    | restart()",
                "org.apache.camel:context=order-hub,type=routes,name=\"process-order\" | remove()",
                "org.apache.camel:context=order-hub,type=routes,name=\"process-order\" | updateRouteFromXml(java.lang.String)",
                "org.apache.camel:context=order-hub,type=routes,name=\"process-order\" | stopAndFail",
                "org.apache.camel:context=order-hub,type=processors,name=\"log1\"      | stop()",
                "org.apache.camel:context=order-hub,type=tracer,name=BacklogDebugger   | setMessageBodyOnBreakpoint",
                "org.apache.camel:context=order-hub,type=health,name=any               | disableById",
                "ch.qos.logback.classic:Name=default,Type=any                          | setLoggerLevel",
                "java.util.logging:type=Logging                                        | setLoggerLevel",
                "org.springframework.boot:type=Admin,name=SpringApplication            | shutdown()"
            })
    void messages_routes_and_log_levels_are_changed_only_where_that_is_enabled(String bean, String operation) {
        assertThat(watch.isOperationAllowed(name(bean), operation)).isFalse();
        assertThat(change.isOperationAllowed(name(bean), operation)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "com.sun.management:type=DiagnosticCommand | jvmtiAgentLoad([Ljava.lang.String;)",
                "com.sun.management:type=DiagnosticCommand | gcRun",
                "com.sun.management:type=HotSpotDiagnostic | dumpHeap(java.lang.String,boolean)",
                "jdk.management.jfr:type=FlightRecorder    | copyTo"
            })
    void the_machine_and_its_memory_are_out_of_reach_even_then(String bean, String operation) {
        assertThat(watch.isOperationAllowed(name(bean), operation)).isFalse();
        assertThat(change.isOperationAllowed(name(bean), operation)).isFalse();
    }

    @Test
    void attributes_are_read_but_not_those_that_have_the_command_line_and_written_only_where_that_is_enabled() {
        ObjectName route = name(CAMEL + "type=routes,name=\"process-order\"");
        ObjectName runtime = name(ManagementFactory.RUNTIME_MXBEAN_NAME);

        for (PolicyRestrictor policy : new PolicyRestrictor[] {watch, change}) {
            assertThat(policy.isAttributeReadAllowed(route, "State")).isTrue();
            assertThat(policy.isAttributeReadAllowed(runtime, "Uptime")).isTrue();
            assertThat(policy.isAttributeReadAllowed(runtime, "SystemProperties"))
                    .isFalse();
            assertThat(policy.isAttributeReadAllowed(runtime, "InputArguments")).isFalse();
        }
        assertThat(watch.isAttributeWriteAllowed(route, "TracingEnabled")).isFalse();
        assertThat(change.isAttributeWriteAllowed(route, "TracingEnabled")).isTrue();
        assertThat(watch.isTypeAllowed(RequestType.NOTIFICATION)).isFalse();
    }

    private static ObjectName name(String text) {
        try {
            return new ObjectName(text);
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static PolicyRestrictor policy(String name) {
        try (InputStream file = Objects.requireNonNull(
                JolokiaPolicyTest.class.getResourceAsStream("/orderhub/jolokia/" + name + ".xml"))) {
            return new PolicyRestrictor(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
