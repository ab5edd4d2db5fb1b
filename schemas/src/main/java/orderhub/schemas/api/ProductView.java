package orderhub.schemas.api;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import orderhub.schemas.catalogue.Lane;

/**
 * A product as everybody sees it.
 *
 * @param lane how it gets to whoever ordered it
 * @param prices price of one by ISO 4217 currency code, in that currency's minor units
 */
public record ProductView(String productId, String name, Lane lane, SortedMap<String, Long> prices) {

    public ProductView {
        prices = Collections.unmodifiableSortedMap(new TreeMap<>(prices));
    }
}
