package orderhub.infra.local.hub;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import orderhub.infra.local.run.StopWithParent;
import org.jspecify.annotations.Nullable;

/** Starts the hub and everything that it needs, and says what to try first. */
public final class LocalHubMain {

    private static final int API_PORT = 8080;
    private static final int AWS_PORT = 4566;
    private static final int GATEWAY_PORT = 4242;
    private static final int ISSUER_PORT = 4243;

    private LocalHubMain() {}

    /**
     * Starts.
     *
     * @param args {@code --data DIR}, {@code --port N}, {@code --aws-port N}, {@code --gateway-port N}, {@code
     *     --issuer-port N}, and settings of the hub as {@code --hub.name=value}
     */
    public static void main(String[] args) {
        LocalHubOptions options = parseOrExit(args);
        StopWithParent.ifAsked();
        LocalHub hub = LocalHub.start(options);
        Runtime.getRuntime().addShutdownHook(new Thread(hub::close, "local-hub-shutdown"));
        Duration sinceStart =
                Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
        System.out.println(StartScreen.of(hub, options, sinceStart));
    }

    /** Says what is wrong with the arguments, and ends the process, if something is. */
    static LocalHubOptions parseOrExit(String[] args) {
        try {
            return parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println("usage: [--data DIR] [--port N] [--aws-port N] [--gateway-port N] [--issuer-port N]"
                    + " [--hub.NAME=VALUE …]");
            System.exit(2);
            throw e;
        }
    }

    static LocalHubOptions parse(String[] args) {
        int apiPort = API_PORT;
        int awsPort = AWS_PORT;
        int gatewayPort = GATEWAY_PORT;
        int issuerPort = ISSUER_PORT;
        @Nullable Path data = null;
        Map<String, String> settings = new HashMap<>();
        for (int i = 0; i < args.length; i++) {
            String arg = args[i];
            switch (arg) {
                case "--data" -> data = Path.of(value(args, ++i, arg));
                case "--port" -> apiPort = port(args, ++i, arg);
                case "--aws-port" -> awsPort = port(args, ++i, arg);
                case "--gateway-port" -> gatewayPort = port(args, ++i, arg);
                case "--issuer-port" -> issuerPort = port(args, ++i, arg);
                default -> addSetting(settings, arg);
            }
        }
        return new LocalHubOptions(apiPort, awsPort, gatewayPort, issuerPort, data, settings);
    }

    private static void addSetting(Map<String, String> settings, String arg) {
        int equals = arg.indexOf('=');
        if (!arg.startsWith("--") || equals < 0) {
            throw new IllegalArgumentException("unknown argument: " + arg);
        }
        settings.put(arg.substring(2, equals), arg.substring(equals + 1));
    }

    private static String value(String[] args, int index, String name) {
        if (index >= args.length) {
            throw new IllegalArgumentException(name + " needs a value");
        }
        return args[index];
    }

    private static int port(String[] args, int index, String name) {
        String text = value(args, index, name);
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, for every text that is no port.
        }
        throw new IllegalArgumentException(name + " needs a port, 0 to 65535, not " + text);
    }
}
