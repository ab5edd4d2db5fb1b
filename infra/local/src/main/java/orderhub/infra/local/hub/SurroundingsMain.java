package orderhub.infra.local.hub;

import orderhub.infra.local.run.StopWithParent;
import org.springframework.boot.logging.LoggingSystem;

/** Starts what hubs need around them, for several hubs to share. */
public final class SurroundingsMain {

    private SurroundingsMain() {}

    /**
     * Starts.
     *
     * @param args {@code --data DIR}, {@code --aws-port N}, {@code --gateway-port N}, {@code --issuer-port N}
     */
    public static void main(String[] args) {
        LoggingSystem.get(SurroundingsMain.class.getClassLoader()).beforeInitialize();
        LocalHubOptions options = LocalHubMain.parseOrExit(args);
        StopWithParent.ifAsked();
        Surroundings surroundings = Surroundings.start(
                options.awsPort(), options.gatewayPort(), options.issuerPort(), options.dataDirectory());
        Runtime.getRuntime().addShutdownHook(new Thread(surroundings::close, "surroundings-shutdown"));
        System.out.printf(
                """

                AWS      %1$s
                gateway  %2$s
                issuer   %4$s                  tokens: curl -X POST %4$s/dev/tokens

                Start a hub beside it:

                  AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local \\
                    java -jar config/target/order-hub-config-0.1.0-SNAPSHOT-app.jar --spring.profiles.active=local \\
                    --server.port=8081 --hub.aws.endpoint=%1$s --hub.gateway.base-url=%2$s \\
                    --hub.security.jwk-set-uri=%3$s

                """,
                surroundings.aws().endpoint(),
                surroundings.gateway().baseUrl(),
                surroundings.issuer().jwkSetUri(),
                surroundings.issuer().baseUrl());
    }
}
