package orderhub.infra.local.gateway;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import orderhub.infra.local.run.StopWithParent;

/** Runs the simulator until the process is stopped: {@code [--port N] [--data DIR] [--keys-kept-s N]}. */
public final class PaymentGatewayMain {

    /** The port unless {@code --port} says otherwise. */
    public static final int DEFAULT_PORT = 4242;

    private static final int EXIT_USAGE = 2;

    private PaymentGatewayMain() {}

    /**
     * Starts and waits.
     *
     * @throws IOException if the simulator cannot start
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        PaymentGatewayOptions options;
        try {
            options = options(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\nUsage: [--port N] [--data DIR] [--keys-kept-s N]");
            System.exit(EXIT_USAGE);
            return;
        }
        StopWithParent.ifAsked();
        PaymentGatewaySimulator simulator = PaymentGatewaySimulator.start(options);
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "payment-gateway-close"));
        System.out.println("Payment gateway simulator: " + simulator.baseUrl());
        new CountDownLatch(1).await();
    }

    /** @throws IllegalArgumentException if an argument is unknown, lacks its value or has a bad one */
    static PaymentGatewayOptions options(List<String> arguments) {
        PaymentGatewayOptions options = new PaymentGatewayOptions(DEFAULT_PORT, null);
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String name = rest.next();
            options = switch (name) {
                case "--port" ->
                    new PaymentGatewayOptions(
                            number(name, value(name, rest)), options.dataDirectory(), options.keysKept());
                case "--data" ->
                    new PaymentGatewayOptions(options.port(), Path.of(value(name, rest)), options.keysKept());
                case "--keys-kept-s" ->
                    new PaymentGatewayOptions(
                            options.port(),
                            options.dataDirectory(),
                            Duration.ofSeconds(number(name, value(name, rest))));
                default -> throw new IllegalArgumentException("Unknown argument: " + name);
            };
        }
        return options;
    }

    private static String value(String name, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(name + " needs a value");
        }
        return rest.next();
    }

    private static int number(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " needs a number: " + value, e);
        }
    }
}
