package orderhub.infra.local.aws;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import orderhub.infra.local.aws.template.TemplateException;
import orderhub.infra.local.run.StopWithParent;

/** Starts the embedded AWS alone, for several hubs to share. */
public final class EmbeddedAwsMain {
    /** What everybody's local AWS listens on. */
    static final int DEFAULT_PORT = 4_566;

    private static final int EXIT_FAILED = 1;
    private static final int EXIT_USAGE = 2;

    private static final String USAGE = """
            Usage: embedded-aws [--port N] [--data DIR] [--template FILE]
              --port N         listen on 127.0.0.1:N (default 4566; 0 takes a free port)
              --data DIR       keep tables, queues, rules and topics in DIR (default: in memory)
              --template FILE  create what this CloudFormation template describes (default: the hub's own)
            """;

    private EmbeddedAwsMain() {}

    /** Runs until the process is asked to stop. Exits with 2 when an argument is wrong, with 1 when the start fails. */
    public static void main(String[] args) throws InterruptedException {
        StopWithParent.ifAsked();
        // Only this program: inside the hub, the hub says how to log.
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "orderhub/infra/local/aws/logback-standalone.xml");
        }
        EmbeddedAwsOptions options;
        try {
            options = options(args);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.err.print(USAGE);
            System.exit(EXIT_USAGE);
            return;
        }
        try {
            run(EmbeddedAws.start(options));
        } catch (TemplateException | UncheckedIOException failed) {
            System.err.println("The embedded AWS did not start: " + failed.getMessage());
            System.exit(EXIT_FAILED);
        } catch (RuntimeException unexpected) {
            // Without an exit, threads of an engine that did start would keep the process alive.
            unexpected.printStackTrace();
            System.exit(EXIT_FAILED);
        }
    }

    private static void run(EmbeddedAws aws) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            aws.close();
            stopped.countDown();
        }));
        print(aws, System.out);
        stopped.await();
    }

    static EmbeddedAwsOptions options(String... args) {
        EmbeddedAwsOptions options = EmbeddedAwsOptions.inMemory().withPort(DEFAULT_PORT);
        for (int i = 0; i < args.length; i += 2) {
            String name = args[i];
            if (!name.equals("--port") && !name.equals("--data") && !name.equals("--template")) {
                throw new IllegalArgumentException("Unknown argument: " + name);
            }
            if (i + 1 == args.length) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            String value = args[i + 1];
            options = switch (name) {
                case "--port" -> options.withPort(port(value));
                case "--data" -> options.withDataDirectory(Path.of(value));
                default -> options.withTemplate(Path.of(value));
            };
        }
        return options;
    }

    private static int port(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("--port needs a number, not " + value, notANumber);
        }
    }

    private static void print(EmbeddedAws aws, PrintStream out) {
        out.println("Embedded AWS at " + aws.endpoint() + " (" + aws.region() + ", account " + aws.accountId() + ")");
        aws.resources().forEach((type, count) -> out.printf("  %3d %s%n", count, type));
        aws.outputs().forEach((name, value) -> out.println("  " + name + " = " + value));
        out.println("Any credentials will do. Stop with Ctrl-C.");
    }
}
