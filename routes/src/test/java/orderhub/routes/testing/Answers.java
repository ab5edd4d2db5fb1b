package orderhub.routes.testing;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;

/** What mocked endpoints answer. */
public final class Answers {

    private Answers() {}

    /** Answers every call with a body. */
    public static void body(MockEndpoint mock, Object body) {
        mock.whenAnyExchangeReceived(exchange -> exchange.getMessage().setBody(body));
    }

    /** Answers every call with a header, as the {@code aws2-ddb} component does. */
    public static void header(MockEndpoint mock, String name, Object value) {
        mock.whenAnyExchangeReceived(exchange -> exchange.getMessage().setHeader(name, value));
    }

    /** Fails every call. */
    public static void fault(MockEndpoint mock, Exception fault) {
        mock.whenAnyExchangeReceived(exchange -> {
            throw fault;
        });
    }

    /** What a mock was sent, in order. */
    public static <T> List<T> bodies(MockEndpoint mock, Class<T> type) {
        return mock.getExchanges().stream()
                .map(exchange -> exchange.getMessage().getBody(type))
                .toList();
    }

    /** Of what a mock was sent first: the endpoint for which it stands, with its parameters. */
    public static String target(MockEndpoint mock) {
        return mock.getExchanges().get(0).getProperty(Exchange.TO_ENDPOINT, "", String.class);
    }
}
