package orderhub.routes.refusals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import orderhub.routes.dynamodb.OrderChangedException;
import orderhub.routes.dynamodb.OrderNotFoundException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    private final Refusals refusals = new Refusals();

    @Test
    void knows_each_exception_that_the_policy_gives_to_it_and_no_other() throws Exception {
        assertThat(refusals.known().stream().map(Class::getName).collect(Collectors.toSet()))
                .isEqualTo(ofThePolicy());
    }

    @Test
    void an_order_that_changed_is_a_failed_precondition_to_whoever_named_its_version() {
        assertThat(changed(null)).isEqualTo("urn:orderhub:problem:order-changed");
        assertThat(changed("*")).isEqualTo("urn:orderhub:problem:order-changed");
        assertThat(changed("\"3\"")).isEqualTo("urn:orderhub:problem:precondition-failed");
        assertThat(changed(List.of("\"2\"", "\"3\""))).isEqualTo("urn:orderhub:problem:precondition-failed");
    }

    @Test
    void finds_a_refusal_in_whatever_it_was_wrapped() {
        Exception wrapped = new IllegalStateException(new RuntimeException(new OrderNotFoundException()));

        assertThat(refusals.problem(wrapped, null, "/orders/1").type())
                .isEqualTo("urn:orderhub:problem:order-not-found");
    }

    @Test
    void what_it_does_not_know_is_a_fault_of_ours() {
        assertThat(refusals.problem(new IllegalStateException("secret"), null, null)
                        .status())
                .isEqualTo(500);
    }

    private String changed(@Nullable Object ifMatch) {
        return refusals.problem(new OrderChangedException("secret"), ifMatch, "/orders/1")
                .type();
    }

    private static Set<String> ofThePolicy() throws Exception {
        Set<String> exceptions = new HashSet<>();
        try (InputStream file = RefusalsTest.class.getResourceAsStream("/camel/errors.camel.yaml")) {
            for (JsonNode entry : new YAMLMapper().readTree(file)) {
                for (JsonNode policy : entry.at("/routeConfiguration/onException")) {
                    JsonNode handler = policy.path("onException");
                    if (handler.path("id").asText().equals("on-refusal")) {
                        handler.path("exception").forEach(name -> exceptions.add(name.asText()));
                    }
                }
            }
        }
        return exceptions;
    }
}
