package orderhub.routes.gateway;

import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Set;
import orderhub.processors.payment.GatewayUnavailableException;
import orderhub.schemas.payment.PaymentOutcome.Unknown;
import org.apache.camel.ExchangeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/** Tells whether a fault leaves open what the gateway did. */
public final class GatewayFaults {

    /** Without a connection nothing was sent. */
    private static final Set<Class<? extends Exception>> NOBODY_ASKED = Set.of(
            ConnectException.class,
            ConnectTimeoutException.class,
            ConnectionRequestTimeoutException.class,
            NoRouteToHostException.class,
            UnknownHostException.class);

    /**
     * What is known after a fault.
     *
     * @throws Exception the fault itself, if the gateway was not asked at all
     */
    public Unknown afterAsking(@ExchangeException Exception fault) throws Exception {
        if (NOBODY_ASKED.stream().anyMatch(kind -> kind.isInstance(fault))) {
            throw fault;
        }
        if (fault instanceof GatewayUnavailableException) {
            return new Unknown("no-definite-answer");
        }
        return new Unknown(fault instanceof InterruptedIOException ? "timeout" : "connection-lost");
    }
}
