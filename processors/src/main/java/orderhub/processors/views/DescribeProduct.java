package orderhub.processors.views;

import java.util.TreeMap;
import java.util.function.Function;
import orderhub.schemas.api.ProductView;
import orderhub.schemas.catalogue.Product;

/** Shows a product to whoever looks at the catalogue. How its stock is kept is the hub's own business. */
public final class DescribeProduct implements Function<Product, ProductView> {

    @Override
    public ProductView apply(Product product) {
        return new ProductView(product.productId(), product.name(), product.lane(), new TreeMap<>(product.prices()));
    }
}
