package orderhub.infra.local.gateway.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;

/** Entries to lines and back. A line is JSON in UTF-8, ended by a line feed. */
final class JournalLines {

    static final byte END = '\n';

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private JournalLines() {}

    static byte[] write(JournalEntry entry) throws JsonProcessingException {
        byte[] json = MAPPER.writeValueAsBytes(entry);
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = END;
        return line;
    }

    /** @throws IOException if the line is not an entry */
    static JournalEntry read(byte[] json) throws IOException {
        return MAPPER.readValue(json, JournalEntry.class);
    }
}
