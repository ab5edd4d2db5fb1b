package orderhub.routes.faults;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id of the order that a message names, where people read it: as it came it may be any text. */
public final class OrderIdText {

    /** Stands for what is no id of an order. */
    private static final String UNKNOWN = "?";

    private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private OrderIdText() {}

    /** The id if it is one, that is a UUID; a question mark otherwise. */
    public static String of(@Nullable Object orderId) {
        return orderId != null && UUID.matcher(orderId.toString()).matches() ? orderId.toString() : UNKNOWN;
    }
}
