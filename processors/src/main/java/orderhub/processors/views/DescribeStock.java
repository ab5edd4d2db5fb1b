package orderhub.processors.views;

import java.util.List;
import java.util.function.Function;
import orderhub.processors.stock.AddUpStock;
import orderhub.schemas.api.StockView;
import orderhub.schemas.stock.StockLevel;

/** Shows the stock of one product to those who keep it. */
public final class DescribeStock implements Function<List<StockLevel>, StockView> {

    private static final AddUpStock ADD_UP = new AddUpStock();

    /**
     * Adds up.
     *
     * @param items all stock items of one product, first its own; not empty
     */
    @Override
    public StockView apply(List<StockLevel> items) {
        StockLevel sum = ADD_UP.apply(items).values().iterator().next();
        return new StockView(sum.productId(), sum.available(), sum.reserved(), sum.shipped(), items);
    }
}
