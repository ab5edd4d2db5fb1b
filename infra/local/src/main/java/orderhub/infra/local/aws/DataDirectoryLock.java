package orderhub.infra.local.aws;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps a second embedded AWS out of a data directory; the operating system lets go when the process dies. */
final class DataDirectoryLock implements AutoCloseable {
    private final FileChannel channel;

    private DataDirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    static DataDirectoryLock take(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            @Nullable FileLock lock = channel.tryLock();
            if (lock != null) {
                return new DataDirectoryLock(channel);
            }
        } catch (OverlappingFileLockException takenInThisProcess) {
            // Refused below, as one that another process holds.
        }
        channel.close();
        throw new IOException("Another embedded AWS is using " + directory + ". Stop it, or use another directory.");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
