package orderhub.infra.local.gateway.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import orderhub.infra.local.gateway.model.GatewayError;
import orderhub.infra.local.gateway.model.Slice;
import org.jspecify.annotations.Nullable;

/** Answers that are about no single kind of object: errors and lists. */
public final class Views {

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Views() {}

    /** Stripe's error object. Absent fields are left out, as Stripe leaves them out. */
    public static ObjectNode error(GatewayError error) {
        ObjectNode body = NODES.objectNode().put("type", error.type());
        putIfPresent(body, "code", error.code());
        putIfPresent(body, "decline_code", error.declineCode());
        body.put("message", error.message());
        putIfPresent(body, "param", error.param());
        if (error.paymentIntent() != null) {
            body.set("payment_intent", IntentView.of(error.paymentIntent()));
        }
        return NODES.objectNode().set("error", body);
    }

    /** A page of a list. */
    public static <T> ObjectNode list(String url, Slice<T> slice, Function<T, ObjectNode> view) {
        return page("list", url, slice, view);
    }

    /**
     * A page of search results.
     *
     * @param id names the object that the next page starts after
     */
    public static <T> ObjectNode searchResult(
            String url, Slice<T> slice, Function<T, ObjectNode> view, Function<T, String> id) {
        ObjectNode page = page("search_result", url, slice, view);
        String next = slice.hasMore() ? id.apply(slice.data().get(slice.data().size() - 1)) : null;
        return page.put("next_page", next);
    }

    private static <T> ObjectNode page(String object, String url, Slice<T> slice, Function<T, ObjectNode> view) {
        ObjectNode page =
                NODES.objectNode().put("object", object).put("url", url).put("has_more", slice.hasMore());
        ArrayNode data = page.putArray("data");
        slice.data().forEach(item -> data.add(view.apply(item)));
        return page;
    }

    /** Sorted by key, so that equal metadata give equal bytes. */
    static ObjectNode metadata(Map<String, String> metadata) {
        ObjectNode node = NODES.objectNode();
        new TreeMap<>(metadata).forEach(node::put);
        return node;
    }

    private static void putIfPresent(ObjectNode node, String field, @Nullable String value) {
        if (value != null) {
            node.put(field, value);
        }
    }
}
