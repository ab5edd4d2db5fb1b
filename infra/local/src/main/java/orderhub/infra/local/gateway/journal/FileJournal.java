package orderhub.infra.local.gateway.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * A journal in one file of JSON lines, synced to disk with every entry. One process at a time may hold it. Appends
 * must come one after the other.
 */
public final class FileJournal implements Journal {

    /** The file's name within the data directory. */
    public static final String FILE_NAME = "payment-gateway.jsonl";

    private final FileChannel channel;
    private long goodBytes;

    private FileJournal(FileChannel channel, long goodBytes) {
        this.channel = channel;
        this.goodBytes = goodBytes;
    }

    /**
     * Opens the journal, creates it if need be, and hands every entry in it to {@code recover}. A last line that a
     * crash cut short is removed.
     *
     * @throws IOException if the file cannot be used, is held by another gateway or is damaged before its last line
     */
    public static FileJournal open(Path dataDirectory, Consumer<JournalEntry> recover) throws IOException {
        Files.createDirectories(dataDirectory);
        Path file = dataDirectory.resolve(FILE_NAME);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            lock(channel, file);
            long goodBytes = new JournalReader(file).read(recover);
            channel.truncate(goodBytes);
            channel.position(goodBytes);
            channel.force(true);
            return new FileJournal(channel, goodBytes);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    // The lock is released when the channel is closed.
    private static void lock(FileChannel channel, Path file) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            throw new IOException("Another gateway of this process holds " + file, e);
        }
        if (lock == null) {
            throw new IOException("Another process holds " + file);
        }
    }

    @Override
    public void append(JournalEntry entry) throws IOException {
        ByteBuffer line = ByteBuffer.wrap(JournalLines.write(entry));
        int bytes = line.remaining();
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(false);
        } catch (IOException e) {
            takeBack(e);
            throw e;
        }
        goodBytes += bytes;
    }

    // Half a line must not stay in front of the next entry.
    private void takeBack(IOException cause) {
        try {
            channel.truncate(goodBytes);
            channel.position(goodBytes);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
