package orderhub.infra.local.aws;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the embedded AWS is started.
 *
 * @param port where it listens, on the loopback address; 0 takes a free port
 * @param dataDirectory what outlives the process lies here; null keeps everything in memory
 * @param template a CloudFormation template to create; null is the hub's own, from the class path
 */
public record EmbeddedAwsOptions(
        int port, @Nullable Path dataDirectory, @Nullable Path template) {
    private static final int MAX_PORT = 65_535;

    public EmbeddedAwsOptions {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("A port is a number from 0 to " + MAX_PORT + ", not " + port);
        }
    }

    /** A free port, everything in memory, the hub's own template: what a test wants. */
    public static EmbeddedAwsOptions inMemory() {
        return new EmbeddedAwsOptions(0, null, null);
    }

    /** The same on that port. */
    public EmbeddedAwsOptions withPort(int newPort) {
        return new EmbeddedAwsOptions(newPort, dataDirectory, template);
    }

    /** The same with its data in that directory. */
    public EmbeddedAwsOptions withDataDirectory(Path directory) {
        return new EmbeddedAwsOptions(port, directory, template);
    }

    /** The same with that template. */
    public EmbeddedAwsOptions withTemplate(Path file) {
        return new EmbeddedAwsOptions(port, dataDirectory, file);
    }
}
