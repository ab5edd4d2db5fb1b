package orderhub.infra.local.aws.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plans queue and topic policies: Allow statements for services, with the source as the only condition. */
final class PolicyPlanner {
    private static final Set<String> SOURCE_CONDITIONS = Set.of("ArnEquals", "ArnLike", "StringEquals", "StringLike");
    private static final String SOURCE_ARN = "aws:SourceArn";

    private PolicyPlanner() {}

    static Plan.Policy plan(Resource resource, String appliesTo, Properties properties) {
        List<String> targets = properties.texts(appliesTo);
        if (targets.isEmpty()) {
            throw properties.refuse(appliesTo, "must be given");
        }
        Properties document = properties
                .below("PolicyDocument")
                .orElseThrow(() -> properties.refuse("PolicyDocument", "must be given"));
        document.text("Version");
        document.text("Id");
        List<PolicyStatement> statements = new ArrayList<>();
        document.list("Statement").forEach(statement -> statements.add(statement(statement)));
        document.end();
        properties.end();
        return new Plan.Policy(resource, targets, statements);
    }

    private static PolicyStatement statement(Properties statement) {
        statement.text("Sid");
        statement.oneOf("Effect", "", "Allow");
        List<String> services = services(statement);
        List<String> actions = statement.texts("Action");
        List<String> resources = statement.texts("Resource");
        List<String> sources = new ArrayList<>();
        statement.node("Condition").ifPresent(condition -> sources(statement, condition, sources));
        statement.end();
        return new PolicyStatement(services, actions, resources, sources);
    }

    private static List<String> services(Properties statement) {
        JsonNode principal =
                statement.node("Principal").orElseThrow(() -> statement.refuse("Principal", "must be given"));
        if (principal.isTextual()) {
            return List.of(principal.asText());
        }
        Properties named =
                statement.below("Principal").orElseThrow(() -> statement.refuse("Principal", "must be given"));
        List<String> services = new ArrayList<>(named.texts("Service"));
        named.texts("AWS").stream().filter("*"::equals).forEach(services::add);
        named.end();
        return services;
    }

    private static void sources(Properties statement, JsonNode condition, List<String> sources) {
        for (Map.Entry<String, JsonNode> operator : condition.properties()) {
            for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
                if (!SOURCE_CONDITIONS.contains(operator.getKey())
                        || !key.getKey().equalsIgnoreCase(SOURCE_ARN)) {
                    throw statement.refuse(
                            "Condition",
                            operator.getKey() + " on " + key.getKey()
                                    + " is not understood by the embedded AWS; use one of "
                                    + SOURCE_CONDITIONS.stream().sorted().toList() + " on " + SOURCE_ARN);
                }
                if (key.getValue().isTextual()) {
                    sources.add(key.getValue().asText());
                }
                key.getValue().forEach(arn -> sources.add(arn.asText()));
            }
        }
    }
}
