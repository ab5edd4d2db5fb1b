package orderhub.routes.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The contract of the API, as OpenAPI has it. Read once: it is part of the hub. */
public final class Contract {

    private static final String FILE = "/orderhub/schemas/openapi.yaml";

    private final byte[] yaml;
    private final byte[] json;

    /** @throws UncheckedIOException if it is missing or no YAML */
    public Contract() {
        try {
            this.yaml = file();
            JsonNode document = new YAMLMapper().readTree(yaml);
            this.json = new JsonMapper().writeValueAsBytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As it was written, in UTF-8. */
    public byte[] yaml() {
        return yaml.clone();
    }

    /** The same as JSON, in UTF-8. */
    public byte[] json() {
        return json.clone();
    }

    private static byte[] file() throws IOException {
        try (InputStream file = Contract.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new FileNotFoundException(FILE);
            }
            return file.readAllBytes();
        }
    }
}
