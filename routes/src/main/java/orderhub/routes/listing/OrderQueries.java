package orderhub.routes.listing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import orderhub.processors.listing.OrderPage;
import orderhub.processors.listing.OrderQuery;
import orderhub.routes.callers.Caller;
import orderhub.routes.callers.Callers;
import orderhub.routes.http.QueryParameters;
import orderhub.routes.reads.ReadSettings;
import orderhub.schemas.order.OrderStatus;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/** What a caller who lists orders asks for, and how they get at the next page. */
public final class OrderQueries {

    private static final String CUSTOMER_ID = "customerId";
    private static final String STATUS = "status";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String LIMIT = "limit";
    private static final String CURSOR = "cursor";
    private static final Set<String> NAMES = Set.of(CUSTOMER_ID, STATUS, FROM, TO, LIMIT, CURSOR);

    private static final Map<String, OrderStatus> STATUSES =
            Arrays.stream(OrderStatus.values()).collect(Collectors.toMap(OrderStatus::name, Function.identity()));

    /** Wider than any customer's id, so that the contract of those can change. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final PageCursors cursors;
    private final ReadSettings settings;
    private final Callers callers = new Callers();

    public OrderQueries(PageCursors cursors, ReadSettings settings) {
        this.cursors = cursors;
        this.settings = settings;
    }

    /**
     * Reads the parameters. A customer who names none asks for their own orders; staff name one.
     *
     * @throws orderhub.routes.http.InvalidParameterException if one means nothing, or staff name no customer
     * @throws InvalidCursorException if the cursor was not given to this caller for this list
     */
    public OrderQuery read(
            @Header(Exchange.HTTP_QUERY) @Nullable String query,
            @Header(Callers.SUBJECT) @Nullable String subject,
            @Header(Callers.CUSTOMER) @Nullable String customer) {
        Caller caller = callers.of(subject, customer);
        QueryParameters parameters = new QueryParameters(query, NAMES);
        String customerId = customerId(parameters, caller);
        OrderStatus status = parameters.word(STATUS, STATUSES);
        Instant from = parameters.instant(FROM);
        Instant to = parameters.instant(TO);
        if (from != null && to != null && !from.isBefore(to)) {
            parameters.refuse(TO, "range", "This is a time after from.");
        }
        Integer limit = parameters.number(LIMIT, 1, settings.listMaxLimit());
        parameters.requireValid();
        OrderQuery first = new OrderQuery(
                customerId,
                status,
                from,
                to,
                limit == null ? settings.listDefaultLimit() : limit,
                null,
                caller.actsFor(customerId));
        String cursor = parameters.text(CURSOR);
        return cursor == null ? first : first.after(cursors.read(cursor, first, caller));
    }

    /** The cursor of the page behind this one, or null if there is none. */
    public @Nullable String next(
            OrderPage page, OrderQuery query, @Nullable String subject, @Nullable String customer) {
        return page.next() == null ? null : cursors.write(page.next(), query, callers.of(subject, customer));
    }

    /** The header Link with the address of the next page (RFC 8288), or null if there is none. */
    public @Nullable String link(@Nullable String next, OrderQuery query) {
        if (next == null) {
            return null;
        }
        StringBuilder address = new StringBuilder("/orders?").append(parameter(CUSTOMER_ID, query.customerId()));
        append(address, STATUS, query.status());
        append(address, FROM, query.from());
        append(address, TO, query.to());
        append(address, LIMIT, query.limit());
        append(address, CURSOR, next);
        return "<" + address + ">; rel=\"next\"";
    }

    private static String customerId(QueryParameters parameters, Caller caller) {
        String named = parameters.text(CUSTOMER_ID);
        if (named == null && caller.customerId() != null) {
            return caller.customerId();
        }
        if (named == null) {
            parameters.refuse(CUSTOMER_ID, "required", "Say whose orders.");
            return "";
        }
        if (!ID.matcher(named).matches()) {
            parameters.refuse(CUSTOMER_ID, "pattern", "No customer has such an id.");
        }
        return named;
    }

    private static void append(StringBuilder address, String name, @Nullable Object value) {
        if (value != null) {
            address.append('&').append(parameter(name, value.toString()));
        }
    }

    private static String parameter(String name, String value) {
        return name + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
