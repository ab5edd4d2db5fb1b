package orderhub.infra.local.aws.template;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An Allow statement of a resource policy.
 *
 * @param services which services it is for; {@code *} for any
 * @param actions such as {@code sqs:SendMessage}
 * @param resources ARNs, perhaps with wildcards
 * @param sourceArns what {@code aws:SourceArn} must be like; empty when there is no such condition
 */
record PolicyStatement(List<String> services, List<String> actions, List<String> resources, List<String> sourceArns) {
    boolean allows(String service, String action, String resourceArn, String sourceArn) {
        return matches(services, service)
                && matches(actions, action)
                && matches(resources, resourceArn)
                && (sourceArns.isEmpty() || matches(sourceArns, sourceArn));
    }

    private static boolean matches(List<String> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, text));
    }

    private static boolean matches(String pattern, String text) {
        String regex = ("\\Q" + pattern + "\\E").replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        // Actions are case-insensitive; nothing here differs from another name by case alone.
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE)
                .matcher(text.toLowerCase(Locale.ROOT))
                .matches();
    }
}
