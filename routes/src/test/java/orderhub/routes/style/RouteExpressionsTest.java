package orderhub.routes.style;

import static orderhub.routes.style.RouteFile.allEntries;
import static orderhub.routes.style.RouteFile.allSteps;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Expressions: written out in full, and so simple that a decision can only be made in a processor. */
class RouteExpressionsTest {

    private static final Set<String> LANGUAGES = Set.of("simple", "constant", "method");

    /** Under which keys a language may stand. */
    private static final Set<String> PLACES = Set.of("expression", "correlationExpression", "handled");

    /** Nodes whose expression is a question. */
    private static final Set<String> QUESTIONS = Set.of("filter", "when", "loop");

    /** Nodes whose text is read by people, and may name fields among its words. */
    private static final Set<String> MESSAGES = Set.of("log", "throwException");

    private static final String FIELD = "\\$\\{(body|variable|header)(\\.[A-Za-z][\\w-]*)*}";
    private static final Pattern ONE_FIELD = Pattern.compile(FIELD);
    private static final Pattern ONE_COMPARISON = Pattern.compile(FIELD + " (==|!=) ('[A-Z_]+'|true|false)");
    private static final Pattern WORDS_AND_FIELDS =
            Pattern.compile("([^$]|" + FIELD + "|\\$\\{routeId}|\\$\\{exception\\.(message|stacktrace)})*");

    /** What else there is, and why. */
    private static final Map<String, String> ALLOWED = Map.of(
            "${body.withSaga(${header.Long-Running-Action})}", "the header only exists inside the saga that made it",
            "${body.isCarriedBy(${header.Long-Running-Action})}", "the same header, compared to the order's own",
            "/orders/${body.orderId}", "the path of what was made, for the header Location");

    @Test
    void a_node_is_a_mapping_and_never_a_short_form() {
        assertThat(allSteps().filter(step -> !step.explicit()).map(step -> step.finding("write its options out")))
                .isEmpty();
    }

    @Test
    void a_language_stands_below_expression_and_its_text_below_that() {
        assertThat(allSteps().flatMap(step -> step.options()
                        .under(step.kind())
                        .filter(RouteExpressionsTest::isShortForm)
                        .map(under -> step.finding("write expression: { <language>: { expression: … } }, not "
                                + under.mapping().members()))))
                .isEmpty();
    }

    @Test
    void an_expression_is_in_a_language_that_the_house_uses() {
        assertThat(allSteps().flatMap(step -> expressions(step)
                        .flatMap(Mapping::keys)
                        .filter(language -> !LANGUAGES.contains(language))
                        .map(language -> step.finding(language + " is none of " + LANGUAGES))))
                .isEmpty();
    }

    @Test
    void a_question_compares_one_field_to_one_constant() {
        assertThat(allSteps().filter(step -> QUESTIONS.contains(step.kind())).flatMap(step -> simples(step)
                        .filter(text -> !ONE_COMPARISON.matcher(text).matches())
                        .map(step::finding)))
                .isEmpty();
    }

    @Test
    void a_question_is_asked_in_no_other_language() {
        assertThat(allSteps()
                        .filter(step -> QUESTIONS.contains(step.kind()))
                        .filter(step -> simples(step).count() != 1)
                        .map(step -> step.finding("a processor decides, this compares what it decided")))
                .isEmpty();
    }

    @Test
    void any_other_simple_expression_reads_one_field() {
        assertThat(allSteps().filter(step -> !QUESTIONS.contains(step.kind())).flatMap(step -> simples(step)
                        .filter(text -> !ONE_FIELD.matcher(text).matches())
                        .filter(text -> !ALLOWED.containsKey(text))
                        .map(step::finding)))
                .isEmpty();
    }

    @Test
    void every_exception_to_that_is_still_needed() {
        assertThat(allSteps().flatMap(RouteExpressionsTest::simples)).containsAll(ALLOWED.keySet());
    }

    @Test
    void a_constant_has_no_expression_in_it() {
        assertThat(allSteps().flatMap(step -> expressions(step)
                        .map(expression -> expression.mapping("constant").textOrEmpty("expression"))
                        .filter(text -> text.contains("${"))
                        .map(step::finding)))
                .isEmpty();
    }

    @Test
    void a_message_for_people_has_only_words_and_fields_in_it() {
        assertThat(allSteps()
                        .filter(step -> MESSAGES.contains(step.kind()))
                        .filter(step -> !WORDS_AND_FIELDS
                                .matcher(step.value().textOrEmpty("message"))
                                .matches())
                        .map(step -> step.finding(step.value().textOrEmpty("message"))))
                .isEmpty();
    }

    @Test
    void an_error_policy_handles_or_not_and_asks_nothing() {
        assertThat(allEntries()
                        .flatMap(Entry::allSteps)
                        .filter(step -> step.value().has("handled"))
                        .map(step -> step.value()
                                .mapping("handled")
                                .mapping("constant")
                                .textOrEmpty("expression")))
                .isNotEmpty()
                .containsOnly("true", "false");
    }

    /** Camel also takes {@code simple: "…"}, {@code expression: "…"}, and the language without {@code expression:}. */
    private static boolean isShortForm(Mapping.Under under) {
        Mapping mapping = under.mapping();
        boolean namesLanguage = mapping.has("simple")
                || mapping.has("constant")
                || !mapping.mapping("method").members().isEmpty();
        boolean isText = mapping.text("simple") != null || mapping.text("constant") != null;
        boolean outOfPlace = namesLanguage && !PLACES.contains(under.key());
        boolean withoutLanguage = mapping.text("expression") != null && !LANGUAGES.contains(under.key());
        return isText || outOfPlace || withoutLanguage;
    }

    private static Stream<Mapping> expressions(Step step) {
        return step.options()
                .andAllBelow()
                .map(mapping -> mapping.mapping("expression"))
                .filter(expression -> !expression.members().isEmpty());
    }

    private static Stream<String> simples(Step step) {
        return expressions(step)
                .filter(expression -> expression.has("simple"))
                .map(expression -> expression.mapping("simple").textOrEmpty("expression"));
    }
}
