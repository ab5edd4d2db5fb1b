package orderhub.infra.local.aws.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import orderhub.infra.local.aws.shared.Json;

/** How often messages were received, as the journal of the queues has it. It forgets at each start, so look before. */
public final class JournalCounts {

    private final Path journal;
    private final Map<String, Integer> receives = new HashMap<>();

    /** @param aws the data directory of an embedded AWS */
    public JournalCounts(Path aws) {
        this.journal = aws.resolve("sqs").resolve("journal.jsonl");
    }

    /** Notes what the journal says now. */
    public void look() {
        if (!Files.exists(journal)) {
            return;
        }
        try (BufferedReader lines = Files.newBufferedReader(journal, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Optional<JsonNode> change = Json.read(line);
                // A last line that a kill cut off.
                change.ifPresent(this::note);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void note(JsonNode change) {
        int count = change.path(Change.RECEIVE_COUNT).asInt();
        if (count > 0) {
            receives.merge(change.path(Change.ID).asText(), count, Math::max);
        }
    }

    /** How often messages were received beyond their first time. */
    public int redeliveries() {
        return receives.values().stream().mapToInt(count -> count - 1).sum();
    }

    /** How often the message was received that was received most often. */
    public int mostReceives() {
        return receives.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
