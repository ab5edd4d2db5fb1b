package orderhub.routes.dynamodb;

import static orderhub.routes.dynamodb.Attributes.text;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import orderhub.processors.views.DescribeProduct;
import orderhub.routes.hash.KeyedHash;
import orderhub.routes.hash.Seal;
import orderhub.routes.http.InvalidRequestException;
import orderhub.schemas.api.CatalogueView;
import orderhub.schemas.api.ProductView;
import orderhub.schemas.api.Violation;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the {@code aws2-ddb} component needs to read a page of the catalogue, and what to make of its answer. */
public final class CataloguePages {

    private static final Logger LOG = LoggerFactory.getLogger("orderhub.api");
    private static final DescribeProduct DESCRIBE = new DescribeProduct();

    private final Seal cursors;
    private final int stockShards;

    /**
     * @param hash with the secret of all hubs, so that each takes the cursors of the others
     * @param stockShards over how many shards the stock of a product is spread that does not say so itself
     */
    public CataloguePages(KeyedHash hash, int stockShards) {
        this.cursors = new Seal(hash, "catalogue-cursor");
        this.stockShards = stockShards;
    }

    /**
     * What is asked of the table.
     *
     * @param limit how many products
     * @param startKey the key behind which the page begins; null for the first page
     */
    public record Request(int limit, @Nullable Map<String, AttributeValue> startKey) {}

    /**
     * Reads what the caller asks for.
     *
     * @param limit how many products at most; null for the usual
     * @param cursor where the page begins; null for the first
     * @throws InvalidRequestException if the limit is no number from 1 to the most, or the cursor none that a hub has
     *     given out
     */
    public Request request(@Nullable String limit, @Nullable String cursor, int usual, int most) {
        return new Request(limit(limit, usual, most), startKey(cursor));
    }

    private static int limit(@Nullable String asked, int usual, int most) {
        if (asked == null) {
            return usual;
        }
        // No sign, no space, no leading zero, and nothing that does not fit into an int.
        if (!asked.matches("[1-9][0-9]{0,8}") || Integer.parseInt(asked) > most) {
            throw invalid("/limit", "range", "It must be a whole number from 1 to " + most + ".");
        }
        return Integer.parseInt(asked);
    }

    private @Nullable Map<String, AttributeValue> startKey(@Nullable String cursor) {
        return cursor == null
                ? null
                : ProductItems.key(cursors.open(cursor)
                        .map(productId -> new String(productId, StandardCharsets.UTF_8))
                        .orElseThrow(() -> invalid("/cursor", "cursor", "It must be the next of an earlier page.")));
    }

    /** The page that was read. A product that cannot be read is left out, so that the others can be seen. */
    public CatalogueView page(
            @Header("CamelAwsDdbItems") List<Map<String, AttributeValue>> items,
            @Header("CamelAwsDdbLastEvaluatedKey") @Nullable Map<String, AttributeValue> last) {
        List<ProductView> products = items.stream().flatMap(this::read).toList();
        return new CatalogueView(
                products,
                last == null ? null : cursors.close(text(last, "product_id").getBytes(StandardCharsets.UTF_8)));
    }

    private Stream<ProductView> read(Map<String, AttributeValue> item) {
        try {
            return Stream.of(DESCRIBE.apply(ProductItems.toProduct(item, stockShards)));
        } catch (CorruptItemException broken) {
            LOG.error("product {} of the catalogue is left out: {}", item.get("product_id"), broken.getMessage());
            return Stream.empty();
        }
    }

    private static InvalidRequestException invalid(String pointer, String code, String message) {
        return new InvalidRequestException(List.of(new Violation(pointer, code, message)));
    }
}
