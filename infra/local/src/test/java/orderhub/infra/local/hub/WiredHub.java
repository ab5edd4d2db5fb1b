package orderhub.infra.local.hub;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import orderhub.infra.local.gateway.model.LedgerEntry;
import orderhub.infra.local.wire.Wire;
import org.springframework.context.ConfigurableApplicationContext;

/** A hub that reaches AWS over a wire with which calls can be lost, held, refused or watched. Auditors go around it. */
final class WiredHub implements AutoCloseable {

    private final Surroundings surroundings = Surroundings.start(0, 0, null);
    private final Wire wire = Wire.to(surroundings.aws().endpoint());
    private final Shop shop = new Shop(surroundings.aws().endpoint());
    private final Books books = new Books(shop);
    private final EventTap tap = EventTap.make(surroundings.aws().endpoint());
    private final ConfigurableApplicationContext hub;

    private WiredHub(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("spring.jmx.unique-names", "true");
        hub = LocalHub.startHub(
                wire.endpoint(),
                surroundings.gateway().baseUrl(),
                surroundings.issuer().jwkSetUri(),
                0,
                all);
    }

    static WiredHub start(Map<String, String> settings) {
        return new WiredHub(settings);
    }

    Wire wire() {
        return wire;
    }

    Api api() {
        return new Api(LocalHub.apiOf(hub));
    }

    /** Where AWS answers who goes around the wire. */
    URI aws() {
        return surroundings.aws().endpoint();
    }

    Shop shop() {
        return shop;
    }

    /** As they were before the first order. */
    Books books() {
        return books;
    }

    /** Hears every event from before the first order on. */
    EventTap tap() {
        return tap;
    }

    LedgerEntry payments(String orderId) {
        return surroundings.gateway().ledger().of(orderId);
    }

    @Override
    public void close() {
        wire.heal();
        hub.close();
        shop.close();
        wire.close();
        surroundings.close();
    }
}
