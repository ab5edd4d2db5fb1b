package orderhub.infra.local.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orderhub.infra.local.aws.shared.AwsException;

/**
 * A JSON path into an event, such as {@code $.detail.items[0].name}: member names and array positions, which is
 * what EventBridge documents for input paths.
 *
 * @param steps member names, and array positions as numbers
 */
public record EventPath(List<Step> steps) {
    private static final Pattern STEP = Pattern.compile("\\.([A-Za-z0-9_-]+)|\\['([^']+)'\\]|\\[(\\d{1,6})\\]");

    public EventPath {
        steps = List.copyOf(steps);
    }

    /**
     * One step down.
     *
     * @param name a member, when {@code position} is negative
     * @param position an element of an array, or -1
     */
    public record Step(String name, int position) {
        private JsonNode of(JsonNode node) {
            return position < 0 ? node.path(name) : node.path(position);
        }
    }

    /** Reads a path; refuses wildcards, slices and filters, which EventBridge does not take either. */
    public static EventPath parse(String path) {
        if (!path.startsWith("$")) {
            throw refused(path);
        }
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        int at = 1;
        while (at < path.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw refused(path);
            }
            steps.add(step(matcher));
            at = matcher.end();
        }
        return new EventPath(steps);
    }

    private static Step step(Matcher matcher) {
        String plain = matcher.group(1);
        if (plain != null) {
            return new Step(plain, -1);
        }
        String quoted = matcher.group(2);
        if (quoted != null) {
            return new Step(quoted, -1);
        }
        return new Step("", Integer.parseInt(matcher.group(3)));
    }

    private static AwsException refused(String path) {
        return AwsException.validation(
                "Invalid JSON path " + path + ": use $, member names and array positions, as in $.detail.items[0]");
    }

    /** What the path leads to; a missing node when it leads nowhere. */
    public JsonNode of(JsonNode event) {
        JsonNode node = event;
        for (Step step : steps) {
            node = step.of(node);
        }
        return node;
    }
}
