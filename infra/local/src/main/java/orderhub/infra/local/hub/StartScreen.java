package orderhub.infra.local.hub;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The one screen that a run begins with: where everything is, and what to try first. */
final class StartScreen {

    private StartScreen() {}

    static String of(LocalHub hub, LocalHubOptions options, Duration sinceStart) {
        String api = hub.api().toString();
        String aws = hub.aws().endpoint().toString();
        return """

                Order Hub is ready, %.1f s after its process began.

                  orders    %s/orders
                  hawtio    %s/actuator/hawtio/      routes live: tree, counters, diagram, source
                  health    %s/actuator/health
                  metrics   %s/actuator/prometheus
                  AWS       %s                  aws --endpoint-url %s dynamodb scan --table-name orders
                  gateway   %s                  payments: /sim/ledger
                  data      %s

                Try this first:

                  curl -i %s/orders -H 'Content-Type: application/json' -H 'Idempotency-Key: my-first-order' \\
                    -d '{"customerId":"C-1001","items":[{"productId":"COF-ETH-250","quantity":2}],"paymentMethod":{"type":"card","token":"pm_card_visa"}}'

                then GET what its Location says, and the same with /events behind it. Ctrl-C stops everything.
                """.formatted(
                        sinceStart.toMillis() / 1000.0,
                        api,
                        api,
                        api,
                        api,
                        aws,
                        aws,
                        hub.gateway().baseUrl(),
                        data(options.dataDirectory()),
                        api);
    }

    private static String data(@Nullable Path directory) {
        return directory == null
                ? "in memory; keep it with -Dargs=\"--data DIR\""
                : directory.toAbsolutePath().toString();
    }
}
