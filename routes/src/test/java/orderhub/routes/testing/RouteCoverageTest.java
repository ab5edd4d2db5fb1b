package orderhub.routes.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Holds the tests of the routes to having reached every node of every route, and to having passed by every filter. It
 * comes last ({@code junit-platform.properties}), because it judges what the other classes of the module did.
 *
 * <p>Camel's own report (camel-report:route-coverage) finds no route in YAML, and is content with that.
 */
@Order(Integer.MAX_VALUE)
class RouteCoverageTest {

    private final List<RouteNode> nodes =
            RouteNodes.read().stream().flatMap(RouteNode::andAllInIt).toList();

    @Test
    void every_node_is_reached_by_some_test() {
        assumeFalse(isSelection(), "only some of the tests ran, so nothing is said about coverage");

        assertThat(nodes.stream().flatMap(node -> node.gaps().stream()))
                .as("gaps in the tests of the routes")
                .isEmpty();
    }

    @Test
    void no_two_nodes_share_the_place_by_which_they_are_counted() {
        assertThat(nodes).isNotEmpty().extracting(RouteNode::place).doesNotHaveDuplicates();
    }

    /** Surefire hands its forked JVM what was asked for with -Dtest; an IDE runs without Surefire's class path. */
    private static boolean isSelection() {
        return System.getProperty("test") != null || System.getProperty("surefire.real.class.path") == null;
    }
}
