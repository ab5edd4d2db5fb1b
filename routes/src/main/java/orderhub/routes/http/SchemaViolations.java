package orderhub.routes.http;

import com.networknt.schema.JsonNodePath;
import com.networknt.schema.ValidationMessage;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import orderhub.schemas.api.Violation;

/** What a JSON Schema's validator found, as callers see it. */
public final class SchemaViolations {

    private static final Comparator<Violation> BY_POINTER =
            Comparator.comparing(Violation::pointer).thenComparing(Violation::code);

    private SchemaViolations() {}

    /** By their places. */
    public static List<Violation> of(Collection<ValidationMessage> messages) {
        return messages.stream()
                .map(SchemaViolations::toViolation)
                .sorted(BY_POINTER)
                .toList();
    }

    /** The validator's own message may quote the value; the keyword and its place say enough. */
    private static Violation toViolation(ValidationMessage message) {
        return new Violation(pointer(message), message.getType(), SchemaMessages.of(message.getType()));
    }

    /** A member that is missing or not known has no place of its own: the validator names its parent, and it. */
    private static String pointer(ValidationMessage message) {
        JsonNodePath location = message.getInstanceLocation();
        Pointer pointer = Pointer.ROOT;
        for (int i = 0; i < location.getNameCount(); i++) {
            pointer = pointer.then(location.getElement(i).toString());
        }
        String member = message.getProperty();
        return member == null ? pointer.text() : pointer.then(member).text();
    }
}
