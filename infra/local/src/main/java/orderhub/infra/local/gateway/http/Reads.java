package orderhub.infra.local.gateway.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orderhub.infra.local.gateway.model.Books;
import orderhub.infra.local.gateway.model.GatewayError;
import orderhub.infra.local.gateway.model.MetadataTerm;
import orderhub.infra.local.gateway.model.Page;
import orderhub.infra.local.gateway.model.PaymentIntent;
import orderhub.infra.local.gateway.model.Refund;
import orderhub.infra.local.gateway.view.IntentView;
import orderhub.infra.local.gateway.view.LedgerView;
import orderhub.infra.local.gateway.view.RefundView;
import orderhub.infra.local.gateway.view.Views;
import org.jspecify.annotations.Nullable;

/** Answers GET requests. */
final class Reads {

    private static final String INTENTS = "/v1/payment_intents";
    private static final String INTENT_SEARCH = "/v1/payment_intents/search";
    private static final String REFUNDS = "/v1/refunds";

    private final Books books;

    Reads(Books books) {
        this.books = books;
    }

    /**
     * The body of the answer; empty if no endpoint has this path.
     *
     * @throws RequestRefused if the parameters are not valid or the object does not exist
     */
    Optional<ObjectNode> read(ApiRequest request) {
        Parameters parameters = request.parameters();
        return switch (request.path()) {
            case "/health" -> Optional.of(health(parameters));
            case "/sim/ledger" -> Optional.of(ledger(parameters));
            case INTENTS -> Optional.of(intents(parameters));
            case INTENT_SEARCH -> Optional.of(search(parameters));
            case REFUNDS -> Optional.of(refunds(parameters));
            default -> one(request.segments(), parameters);
        };
    }

    private Optional<ObjectNode> one(List<String> path, Parameters parameters) {
        if (path.size() != 3 || !path.get(0).equals("v1")) {
            return Optional.empty();
        }
        return switch (path.get(1)) {
            case "payment_intents" -> Optional.of(intent(path.get(2), parameters));
            case "refunds" -> Optional.of(refund(path.get(2), parameters));
            default -> Optional.empty();
        };
    }

    private static ObjectNode health(Parameters parameters) {
        parameters.only(Set.of(), Set.of());
        return JsonNodeFactory.instance.objectNode().put("status", "ok");
    }

    private ObjectNode ledger(Parameters parameters) {
        parameters.only(Set.of("order_id"), Set.of());
        String orderId = parameters.optional("order_id");
        return orderId == null ? LedgerView.of(books.ledger()) : LedgerView.of(orderId, books.ledgerEntry(orderId));
    }

    private ObjectNode intent(String id, Parameters parameters) {
        parameters.only(Set.of(), Set.of());
        PaymentIntent intent = books.intent(id);
        if (intent == null) {
            throw new RequestRefused(GatewayError.missing(404, "payment_intent", id, "intent"));
        }
        return IntentView.of(intent);
    }

    private ObjectNode refund(String id, Parameters parameters) {
        parameters.only(Set.of(), Set.of());
        Refund refund = books.refund(id);
        if (refund == null) {
            throw new RequestRefused(GatewayError.missing(404, "refund", id, "id"));
        }
        return RefundView.of(refund);
    }

    private ObjectNode intents(Parameters parameters) {
        parameters.only(Set.of("limit", "starting_after"), Set.of());
        Page page = intentPage(parameters, "starting_after");
        return Views.list(INTENTS, books.intents(page), IntentView::of);
    }

    private ObjectNode search(Parameters parameters) {
        parameters.only(Set.of("query", "limit", "page"), Set.of());
        List<MetadataTerm> terms = SearchQuery.parse(parameters.required("query"));
        Page page = intentPage(parameters, "page");
        return Views.searchResult(INTENT_SEARCH, books.search(terms, page), IntentView::of, PaymentIntent::id);
    }

    private ObjectNode refunds(Parameters parameters) {
        parameters.only(Set.of("payment_intent", "limit", "starting_after"), Set.of());
        String after = parameters.optional("starting_after");
        if (after != null && books.refund(after) == null) {
            throw new RequestRefused(GatewayError.missing(400, "refund", after, "starting_after"));
        }
        String intentId = parameters.optional("payment_intent");
        return Views.list(REFUNDS, books.refunds(intentId, page(parameters, after)), RefundView::of);
    }

    private Page intentPage(Parameters parameters, String cursor) {
        String after = parameters.optional(cursor);
        if (after != null && books.intent(after) == null) {
            throw new RequestRefused(GatewayError.missing(400, "payment_intent", after, cursor));
        }
        return page(parameters, after);
    }

    private static Page page(Parameters parameters, @Nullable String after) {
        return new Page(parameters.count("limit", Page.MAX_LIMIT, Page.DEFAULT_LIMIT), after);
    }
}
