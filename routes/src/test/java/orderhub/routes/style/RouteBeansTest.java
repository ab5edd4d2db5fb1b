package orderhub.routes.style;

import static orderhub.routes.style.RouteFile.allEntries;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orderhub.routes.HubBeans;
import orderhub.routes.saga.SagaState;
import orderhub.routes.testing.NoDeadLetters;
import orderhub.routes.testing.NoSagas;
import orderhub.routes.testing.RecordedMeters;
import orderhub.routes.testing.StillSagas;
import orderhub.routes.testing.TestSettings;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.spi.IdempotentRepository;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Beans, their methods, and classes that routes name: Camel misses most of them only when a message gets there. */
class RouteBeansTest {

    /** The application's own: how its HTTP client is built is not the routes' business. */
    private static final HttpClientConfigurer GATEWAY_CLIENT = builder -> {};

    private static final Map<String, Class<?>> ROLES = Map.of(
            "aggregationStrategy", AggregationStrategy.class,
            "exceptionHandler", ExceptionHandler.class,
            "executorService", ExecutorService.class,
            "headerFilterStrategy", HeaderFilterStrategy.class,
            "httpClientConfigurer", HttpClientConfigurer.class,
            "idempotentRepository", IdempotentRepository.class,
            "objectMapper", ObjectMapper.class);

    private final Map<String, Object> hubBeans = hubBeans();
    private final Map<String, Object> beans = withApplications(hubBeans);
    private final List<NamedBean> named = NamedBean.all();

    @Test
    void every_bean_that_a_route_names_is_in_the_list() {
        assertThat(named.stream()
                        .filter(bean -> !beans.containsKey(bean.name()))
                        .map(bean -> bean.finding("is not in HubBeans")))
                .isEmpty();
    }

    @Test
    void every_bean_of_the_list_is_named_by_a_route() {
        Set<String> names = named.stream().map(NamedBean::name).collect(Collectors.toSet());

        assertThat(hubBeans.keySet().stream().filter(bean -> !names.contains(bean)))
                .as("beans that no route needs")
                .isEmpty();
    }

    @Test
    void a_call_says_which_method_it_calls() {
        assertThat(named.stream()
                        .filter(bean -> !bean.playsRole() && bean.call().isEmpty())
                        .map(bean -> bean.finding("names no method")))
                .isEmpty();
    }

    @Test
    void every_method_that_is_called_exists_once_with_as_many_parameters() {
        assertThat(existing()
                        .filter(bean -> !bean.playsRole())
                        .filter(bean -> methods(bean).size() != 1)
                        .map(bean -> bean.finding("fits " + methods(bean).size() + " public methods, should be one")))
                .isEmpty();
    }

    @Test
    void a_bean_is_what_its_role_asks_for() {
        assertThat(existing()
                        .filter(NamedBean::playsRole)
                        .filter(bean ->
                                !ROLES.getOrDefault(bean.role(), Void.class).isInstance(beans.get(bean.name())))
                        .map(bean -> bean.finding("is no " + ROLES.get(bean.role()))))
                .isEmpty();
    }

    @Test
    void every_exception_that_is_named_is_one() {
        assertThat(exceptions()).isNotEmpty();
        assertThat(exceptions().filter(name -> !isThrowable(name)))
                .as("names of no Throwable")
                .isEmpty();
    }

    @Test
    void every_type_that_is_read_from_json_is_a_contract_record() {
        assertThat(allEntries()
                        .flatMap(entry -> entry.value().andAllBelow())
                        .map(mapping -> mapping.textOrEmpty("unmarshalType"))
                        .filter(type -> !type.isEmpty()))
                .isNotEmpty()
                .allMatch(type -> type.startsWith("orderhub.schemas."), "is a schema")
                .allMatch(type -> load(type).isRecord(), "is a record");
    }

    private Stream<NamedBean> existing() {
        return named.stream().filter(bean -> beans.containsKey(bean.name()));
    }

    private List<Method> methods(NamedBean bean) {
        Object target = beans.get(bean.name());
        return target == null
                ? List.of()
                : Arrays.stream(target.getClass().getMethods())
                        .filter(method -> method.getName().equals(bean.method()))
                        .filter(method -> !method.isBridge() && bean.takes(method.getParameterCount()))
                        .toList();
    }

    private static Stream<String> exceptions() {
        return allEntries()
                .flatMap(entry -> entry.value().andAllBelow())
                .flatMap(mapping -> Stream.concat(
                        mapping.list("exception").stream().map(String::valueOf),
                        Stream.of(mapping.textOrEmpty("exceptionType"))))
                .filter(name -> !name.isEmpty());
    }

    private static boolean isThrowable(String name) {
        return Throwable.class.isAssignableFrom(load(name));
    }

    /** What does not exist is {@code Void}, which is no exception and no record. */
    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, RouteBeansTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            return Void.class;
        }
    }

    private static Map<String, Object> hubBeans() {
        DynamoDbClient dynamoDb = DynamoDbClient.builder()
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();
        SqsClient sqs = SqsClient.builder()
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();
        return HubBeans.of(
                TestSettings.forBeans(),
                new HubBeans.World(
                        dynamoDb,
                        sqs,
                        new StillSagas(Instant.EPOCH, SagaState.NONE),
                        new NoSagas(),
                        NoDeadLetters.desk(sqs, dynamoDb),
                        new RecordedMeters(),
                        Clock.systemUTC(),
                        UUID::randomUUID,
                        () -> 0));
    }

    private static Map<String, Object> withApplications(Map<String, Object> hubBeans) {
        Map<String, Object> all = new HashMap<>(hubBeans);
        all.put("gatewayClient", GATEWAY_CLIENT);
        return all;
    }
}
