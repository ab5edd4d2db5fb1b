package orderhub.infra.local.aws.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import orderhub.infra.local.aws.shared.Json;

/**
 * A file of JSON lines, each one change of a queue. A line is in the operating system's hands before the change is
 * answered, so it outlives the process; a power cut may take the last of them.
 */
final class JournalFile implements AutoCloseable {
    /** Below this size the journal is left to grow. */
    private static final long COMPACT_ABOVE_BYTES = 64L * 1024 * 1024;

    /** It is written anew when it has grown to this many times the size after the last time. */
    private static final int COMPACT_GROWTH = 4;

    private final Path file;
    private FileChannel channel;
    private long compactAtBytes;

    private JournalFile(Path file) throws IOException {
        this.file = file;
        this.channel = open(file);
        this.compactAtBytes = nextCompaction(channel.size());
    }

    /** Opens the journal, without what it no longer needs. */
    static JournalFile open(Path file, QueueSnapshot snapshot) {
        try {
            replace(file, snapshot);
            return new JournalFile(file);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** What the journal says now; a last line that a crash cut off is left out. */
    static QueueSnapshot read(Path file) {
        QueueSnapshot snapshot = new QueueSnapshot();
        if (!Files.exists(file)) {
            return snapshot;
        }
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Optional<JsonNode> change = Json.read(line);
                if (change.isEmpty()) {
                    break;
                }
                snapshot.apply(change.get());
            }
            return snapshot;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void append(ObjectNode change) {
        try {
            write(channel, change);
            if (channel.size() > compactAtBytes) {
                compact();
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private void compact() throws IOException {
        channel.close();
        replace(file, read(file));
        channel = open(file);
        compactAtBytes = nextCompaction(channel.size());
    }

    private static long nextCompaction(long bytes) {
        return Math.max(COMPACT_ABOVE_BYTES, bytes * COMPACT_GROWTH);
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static void replace(Path file, QueueSnapshot snapshot) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (FileChannel out = open(fresh)) {
            for (ObjectNode change : snapshot.changes()) {
                write(out, change);
            }
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(FileChannel out, ObjectNode change) throws IOException {
        byte[] json = Json.bytes(change);
        ByteBuffer line =
                ByteBuffer.allocate(json.length + 1).put(json).put((byte) '\n').flip();
        while (line.hasRemaining()) {
            out.write(line);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException unclosable) {
            throw new UncheckedIOException(unclosable);
        }
    }
}
