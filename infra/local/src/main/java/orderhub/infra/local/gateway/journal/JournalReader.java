package orderhub.infra.local.gateway.journal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a journal from its start and finds out where its good part ends. */
final class JournalReader {

    /** Far more than an entry with the largest metadata needs; a longer line is damage. */
    static final int MAX_LINE_BYTES = 1_048_576;

    private final Path file;

    JournalReader(Path file) {
        this.file = file;
    }

    /**
     * Hands over every entry.
     *
     * @return length in bytes of the good part; a torn last line comes after it
     * @throws IOException if a line other than the last cannot be read
     */
    long read(Consumer<JournalEntry> entries) throws IOException {
        long goodBytes = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (byte[] line = nextLine(in); line != null; line = nextLine(in)) {
                JournalEntry entry = entry(line, in, goodBytes);
                if (entry == null) {
                    return goodBytes;
                }
                entries.accept(entry);
                goodBytes += line.length + 1L;
            }
        }
        return goodBytes;
    }

    /** The entry, or null if the line is torn, which only the last one may be. */
    private @Nullable JournalEntry entry(byte[] line, InputStream rest, long offset) throws IOException {
        try {
            return JournalLines.read(line);
        } catch (IOException e) {
            if (rest.read() < 0) {
                return null;
            }
            throw new IOException("Damaged line at byte " + offset + " of " + file, e);
        }
    }

    /** The next line without its end; null if there is none or if its end is missing. */
    private byte @Nullable [] nextLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == JournalLines.END) {
                return line.toByteArray();
            }
            if (line.size() == MAX_LINE_BYTES) {
                throw new IOException("Line longer than " + MAX_LINE_BYTES + " bytes in " + file);
            }
            line.write(b);
        }
        return null;
    }
}
