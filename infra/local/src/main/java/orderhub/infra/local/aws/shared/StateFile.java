package orderhub.infra.local.aws.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object on disk with a member for each service. It is replaced whole: a reader, or a start after a
 * crash, finds either the old text or the new one.
 */
public final class StateFile {
    private final @Nullable Path file;
    private final ObjectNode sections;

    private StateFile(@Nullable Path file, ObjectNode sections) {
        this.file = file;
        this.sections = sections;
    }

    /** State that lives as long as the process. */
    public static StateFile inMemory() {
        return new StateFile(null, Json.object());
    }

    /**
     * State in {@code file}; empty when it is not there yet.
     *
     * @throws IllegalStateException when the file is not a JSON object
     */
    public static StateFile at(Path file) {
        if (!Files.exists(file)) {
            return new StateFile(file, Json.object());
        }
        try {
            JsonNode read = Json.read(Files.readAllBytes(file)).orElse(Json.array());
            if (read instanceof ObjectNode sections) {
                return new StateFile(file, sections);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        throw new IllegalStateException(file + " is not a JSON object. Move it away to start without it.");
    }

    /** What was last written for {@code section}; a missing node when nothing was. */
    public synchronized JsonNode read(String section) {
        return sections.path(section).deepCopy();
    }

    /** Replaces {@code section}, on disk before this returns. */
    public synchronized void write(String section, JsonNode state) {
        sections.set(section, state);
        if (file != null) {
            replace(file);
        }
    }

    private void replace(Path target) {
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        try {
            try (FileChannel out = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer text = ByteBuffer.wrap(
                        Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(sections));
                while (text.hasRemaining()) {
                    out.write(text);
                }
                out.force(true);
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
