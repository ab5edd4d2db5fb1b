package orderhub.routes.dryrun;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/** Takes the place of an HTTP endpoint: notes what the payment gateway would be asked, and says yes as it would. */
public final class RecordingGateway extends DefaultEndpoint {

    private static final Pattern AMOUNT = Pattern.compile("(?:^|&)amount=([0-9]{1,18})(?:&|$)");
    private static final String YES = """
            {"id":"dry_run","status":"succeeded","amount":%1$s,"amount_received":%1$s,"latest_charge":"dry_run"}""";

    private final String uri;
    private final Effects effects;

    /** @param camel in which it is */
    public RecordingGateway(String uri, Effects effects, CamelContext camel) {
        setCamelContext(camel);
        this.uri = uri;
        this.effects = effects;
    }

    @Override
    protected String createEndpointUri() {
        return uri;
    }

    @Override
    public Producer createProducer() {
        return new DefaultProducer(this) {
            @Override
            public void process(Exchange exchange) {
                answer(exchange);
            }
        };
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("nobody listens to the gateway");
    }

    private void answer(Exchange exchange) {
        String path = exchange.getMessage().getHeader(Exchange.HTTP_PATH, "", String.class);
        String key = exchange.getMessage().getHeader("Idempotency-Key", "", String.class);
        Matcher amount = AMOUNT.matcher(String.valueOf(exchange.getMessage().getBody(String.class)));
        effects.add("gateway", "POST", path + " " + key);
        exchange.getMessage().setBody(YES.formatted(amount.find() ? amount.group(1) : "0"));
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 200);
    }
}
