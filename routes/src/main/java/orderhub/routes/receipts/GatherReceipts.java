package orderhub.routes.receipts;

import org.apache.camel.Exchange;
import org.apache.camel.processor.aggregate.AbstractListAggregationStrategy;

/** Makes one list of several receipts. */
public final class GatherReceipts extends AbstractListAggregationStrategy<Receipt> {

    @Override
    public Receipt getValue(Exchange exchange) {
        return exchange.getMessage().getBody(Receipt.class);
    }
}
