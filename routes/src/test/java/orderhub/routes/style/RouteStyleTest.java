package orderhub.routes.style;

import static orderhub.routes.style.RouteFile.allEntries;
import static orderhub.routes.style.RouteFile.allSteps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orderhub.routes.testing.RouteNode;
import orderhub.routes.testing.RouteNodes;
import org.junit.jupiter.api.Test;

/** Files, names and descriptions of the routes. */
class RouteStyleTest {

    /** The longest flow is refund-payment with its helper; check-order has four routes in less. */
    private static final int MAX_LINES_OF_A_FLOW = 75;

    /** A list rather than a flow: a line for each kind of refusal. */
    private static final int MAX_LINES_OF_ERROR_POLICIES = 130;

    /** A list, too: four lines for each operation. */
    private static final int MAX_LINES_OF_THE_API = 340;

    private static final String ERRORS = "errors";
    private static final String REST = "rest";

    /** A sentence of fewer words says no more than the id. */
    private static final int MIN_WORDS_OF_A_DESCRIPTION = 5;

    private static final Set<String> DESCRIBED = Set.of("route", "routeConfiguration", "rest");

    @Test
    void the_folder_is_flat_because_the_packaged_jar_finds_nothing_below_it() {
        assertThat(RouteFile.paths())
                .isNotEmpty()
                .allMatch(Files::isRegularFile, "is a file")
                .allMatch(path -> path.toString().endsWith(RouteFile.ENDING), "ends in " + RouteFile.ENDING);
    }

    @Test
    void no_file_is_too_long_to_be_read_at_once() {
        assertThat(RouteFile.all().stream()
                        .filter(file -> file.lines() > maxLines(file))
                        .map(file -> file + ": " + file.lines() + " lines, at most " + maxLines(file)))
                .isEmpty();
    }

    @Test
    void no_key_stands_twice_in_a_mapping_because_camel_takes_the_last_in_silence() {
        assertThatCode(RouteFile::all).doesNotThrowAnyException();
    }

    @Test
    void these_rules_see_every_node_that_camel_sees() {
        List<String> seenByCamel = RouteNodes.read().stream()
                .flatMap(RouteNode::andAllInIt)
                // Camel makes a route of each operation of the API.
                .filter(node -> !node.place().startsWith(REST + RouteFile.ENDING))
                .map(node -> node.route() + ", " + node.kind())
                .toList();

        assertThat(allSteps().map(step -> step.entry().id() + ", " + step.kind()))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(seenByCamel);
    }

    @Test
    void a_file_holds_routes_or_error_policies_or_the_api_and_nothing_else() {
        assertThat(RouteFile.all().stream().flatMap(file -> file.entries().stream()
                        .filter(entry -> !kindsOf(file).contains(entry.kind()))
                        .map(entry -> entry.finding("not allowed in " + file + ", only " + kindsOf(file)))))
                .isEmpty();
    }

    @Test
    void a_file_begins_with_the_route_that_it_is_named_after() {
        assertThat(RouteFile.all().stream()
                        .filter(file -> kindsOf(file).contains("route"))
                        .filter(file ->
                                !file.flow().equals(file.entries().get(0).id()))
                        .map(file ->
                                file + ": begins with " + file.entries().get(0).id()))
                .isEmpty();
    }

    @Test
    void a_further_route_in_a_file_is_called_from_that_file_only() {
        assertThat(RouteFile.all().stream()
                        .flatMap(file -> file.routes().stream().skip(1))
                        .filter(helper -> !callers(helper).equals(Set.of(helper.file())))
                        .map(helper -> helper.finding("called from " + callers(helper) + ", only its own file may")))
                .isEmpty();
    }

    @Test
    void every_route_and_policy_says_in_a_sentence_what_it_is_for() {
        assertThat(allEntries()
                        .filter(entry -> DESCRIBED.contains(entry.kind()))
                        .filter(entry -> !isSentence(entry.value().textOrEmpty("description")))
                        .map(entry -> entry.finding("its description is no sentence, with a capital, a full stop and "
                                + MIN_WORDS_OF_A_DESCRIPTION + " words: "
                                + entry.value().text("description"))))
                .isEmpty();
    }

    @Test
    void no_id_is_given_twice() {
        assertThat(ids()).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void ids_are_lower_case_words_with_hyphens() {
        assertThat(ids()).isNotEmpty().allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"), "like-this");
    }

    private static int maxLines(RouteFile file) {
        return switch (file.flow()) {
            case ERRORS -> MAX_LINES_OF_ERROR_POLICIES;
            case REST -> MAX_LINES_OF_THE_API;
            default -> MAX_LINES_OF_A_FLOW;
        };
    }

    private static Set<String> kindsOf(RouteFile file) {
        return switch (file.flow()) {
            case ERRORS -> Set.of("routeConfiguration");
            case REST -> Set.of("rest", "restConfiguration");
            default -> Set.of("route");
        };
    }

    private static Set<String> callers(Entry route) {
        return allSteps()
                .filter(step -> step.uri().equals("direct:" + route.id()))
                .map(step -> step.entry().file())
                .collect(Collectors.toSet());
    }

    private static boolean isSentence(String text) {
        return Character.isUpperCase(text.isEmpty() ? ' ' : text.charAt(0))
                && text.endsWith(".")
                && Arrays.stream(text.split("\\s+")).count() >= MIN_WORDS_OF_A_DESCRIPTION;
    }

    /** Of routes, error policies, nodes, and operations of the API. */
    private static List<String> ids() {
        Stream<String> entries = allEntries().map(Entry::id);
        Stream<String> steps = allSteps().map(step -> step.value().textOrEmpty("id"));
        Stream<String> operations = allEntries()
                .filter(entry -> entry.kind().equals("rest"))
                .flatMap(entry -> entry.value().andAllBelow().skip(1))
                .map(operation -> operation.textOrEmpty("id"));
        return Stream.of(entries, steps, operations)
                .flatMap(ids -> ids)
                .filter(id -> !id.isEmpty())
                .toList();
    }
}
