package orderhub.schemas;

import java.util.HashMap;
import java.util.Map;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.catalogue.Product;

/** Builds a product of the catalogue. */
public final class AProduct {

    private final String productId;
    private final Map<String, Long> prices = new HashMap<>();
    private String name = "Ethiopian coffee, 250 g";
    private Lane lane = Lane.STANDARD;
    private int stockShards = 1;

    private AProduct(String productId) {
        this.productId = productId;
    }

    /** A parcel of that id, at 12.99 USD unless prices are given. */
    public static AProduct aProduct(String productId) {
        return new AProduct(productId);
    }

    public AProduct named(String text) {
        name = text;
        return this;
    }

    public AProduct onLane(Lane asked) {
        lane = asked;
        return this;
    }

    /** Its stock is spread over so many shards. */
    public AProduct inShards(int count) {
        stockShards = count;
        return this;
    }

    /** One more price; the first one given takes the place of the default. */
    public AProduct at(long minorUnits, String currency) {
        prices.put(currency, minorUnits);
        return this;
    }

    public Product build() {
        return new Product(productId, name, lane, prices.isEmpty() ? Map.of("USD", 1299L) : prices, stockShards);
    }
}
