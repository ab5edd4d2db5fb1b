package orderhub.processors.conditions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What If-Match and If-None-Match name: any version, or each of these (RFC 9110, section 13.1).
 *
 * @param any whether every version is meant
 * @param tags the versions that are named otherwise; an empty list names none
 */
public record EntityTags(boolean any, List<EntityTag> tags) {

    /** Far more than a caller keeps of one order. */
    static final int MOST = 100;

    /** One element of the list, which may be empty, and the comma or the end after it. */
    private static final Pattern ELEMENT =
            Pattern.compile("\\G[ \\t]*(?:(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\")?[ \\t]*(,|\\z)");

    public EntityTags {
        tags = List.copyOf(tags);
    }

    /** Reads a header's value; several headers of one name are one value, with commas between. Empty if it is malformed. */
    public static Optional<EntityTags> parse(String value) {
        if (value.strip().equals("*")) {
            return Optional.of(new EntityTags(true, List.of()));
        }
        List<EntityTag> tags = new ArrayList<>();
        Matcher element = ELEMENT.matcher(value);
        while (element.find() && tags.size() <= MOST) {
            String opaque = element.group(2);
            if (opaque != null) {
                tags.add(new EntityTag(element.group(1) != null, opaque));
            }
            if (element.group(3).isEmpty()) {
                return tags.size() <= MOST ? Optional.of(new EntityTags(false, tags)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether a version is named for certain, as a change asks for it: a weak tag is never certain. */
    public boolean matchStrongly(EntityTag current) {
        return any
                || tags.stream()
                        .anyMatch(tag ->
                                !tag.weak() && !current.weak() && tag.opaque().equals(current.opaque()));
    }

    /** Whether a version is named, as is enough to say that a caller has it. */
    public boolean matchWeakly(EntityTag current) {
        return any || tags.stream().anyMatch(tag -> tag.opaque().equals(current.opaque()));
    }
}
