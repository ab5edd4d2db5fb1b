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

                Order Hub is ready, %6$.1f s after its process began.

                  orders    %1$s/orders
                  issuer    %2$s                  tokens for everybody: POST /dev/tokens
                  hawtio    %1$s/actuator/hawtio/      routes live: tree, counters, diagram, source
                  health    %1$s/actuator/health              both ask for the name operator and the password local
                  metrics   %1$s/actuator/prometheus
                  AWS       %3$s                  aws --endpoint-url %3$s dynamodb scan --table-name orders
                  gateway   %4$s                  payments: /sim/ledger
                  data      %5$s

                Try this first:

                  TOKEN=$(curl -s -X POST %2$s/dev/tokens)
                  curl -i %1$s/orders -H "Authorization: Bearer $TOKEN" \\
                    -H 'Content-Type: application/json' -H 'Idempotency-Key: my-first-order' \\
                    -d '{"customerId":"C-1001","items":[{"productId":"COF-ETH-250","quantity":2}],"paymentMethod":{"type":"card","token":"pm_card_visa"}}'

                then GET what its Location says, and the same with /events behind it, with that token. Ctrl-C stops everything.
                """.formatted(
                        api,
                        hub.issuer().baseUrl(),
                        aws,
                        hub.gateway().baseUrl(),
                        data(options.dataDirectory()),
                        sinceStart.toMillis() / 1000.0);
    }

    private static String data(@Nullable Path directory) {
        return directory == null
                ? "in memory; keep it with -Dargs=\"--data DIR\""
                : directory.toAbsolutePath().toString();
    }
}
