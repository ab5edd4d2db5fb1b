package orderhub.schemas.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the catalogue, in an order that is nobody's but always the same.
 *
 * @param next the cursor with which to ask for the next page; null on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CatalogueView(
        List<ProductView> products, @Nullable String next) {

    public CatalogueView {
        products = List.copyOf(products);
    }
}
