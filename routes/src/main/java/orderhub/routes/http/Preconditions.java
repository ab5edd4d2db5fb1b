package orderhub.routes.http;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import orderhub.processors.conditions.EntityTag;
import orderhub.processors.conditions.EntityTags;
import orderhub.schemas.api.Violation;
import orderhub.schemas.order.Order;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/**
 * Holds requests to the versions of an order that their callers name (RFC 9110, section 13). A change is written over the
 * version that was compared here, and over no other: nothing can come in between.
 */
public final class Preconditions {

    /** The version, or versions, that a request is meant for. */
    public static final String IF_MATCH = "If-Match";

    /** The version, or versions, that a caller has already. */
    public static final String IF_NONE_MATCH = "If-None-Match";

    /** What a caller who reads is answered with. */
    public enum Verdict {
        SHOW,
        NOT_MODIFIED
    }

    /** The header ETag of an order: its version. */
    public String tag(@Body Order order) {
        return current(order).text();
    }

    /**
     * Tells a caller who reads whether the order is one that they have.
     *
     * @throws InvalidParameterException if a condition cannot be read
     * @throws PreconditionFailedException if the order is at none of the versions that were asked for
     */
    public Verdict judge(
            @Body Order order,
            @Header(IF_MATCH) @Nullable Object ifMatch,
            @Header(IF_NONE_MATCH) @Nullable Object ifNoneMatch) {
        requireMatch(order, ifMatch);
        return ifNoneMatch != null && read(IF_NONE_MATCH, ifNoneMatch).matchWeakly(current(order))
                ? Verdict.NOT_MODIFIED
                : Verdict.SHOW;
    }

    /**
     * Lets an order through that a caller may change, going by the versions that they named.
     *
     * @throws InvalidParameterException if a condition cannot be read
     * @throws PreconditionFailedException if the order is at another version
     */
    public Order require(
            @Body Order order,
            @Header(IF_MATCH) @Nullable Object ifMatch,
            @Header(IF_NONE_MATCH) @Nullable Object ifNoneMatch) {
        if (judge(order, ifMatch, ifNoneMatch) == Verdict.NOT_MODIFIED) {
            throw new PreconditionFailedException();
        }
        return order;
    }

    /** Whether a request is meant for certain versions only. */
    public static boolean namesVersions(@Nullable Object ifMatch) {
        return ifMatch != null && parsed(ifMatch).map(tags -> !tags.any()).orElse(false);
    }

    /**
     * What a header says.
     *
     * @throws InvalidParameterException if it cannot be read
     */
    public static EntityTags read(String header, Object value) {
        return parsed(value)
                .orElseThrow(() -> new InvalidParameterException(List.of(Violation.ofParameter(
                        header, "syntax", "This is neither * nor a list of entity tags such as \"3\"."))));
    }

    private static void requireMatch(Order order, @Nullable Object ifMatch) {
        if (ifMatch != null && !read(IF_MATCH, ifMatch).matchStrongly(current(order))) {
            throw new PreconditionFailedException();
        }
    }

    private static EntityTag current(Order order) {
        return EntityTag.ofVersion(order.version());
    }

    /** Camel makes a list of a header that came several times. */
    private static Optional<EntityTags> parsed(Object value) {
        return EntityTags.parse(
                value instanceof List<?> values
                        ? values.stream().map(String::valueOf).collect(Collectors.joining(","))
                        : value.toString());
    }
}
