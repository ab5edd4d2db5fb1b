package orderhub.schemas.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import orderhub.schemas.Examples;

/** A JSON Schema of the hub, read from the class path as the hub reads it. Formats count. */
public final class Contract {

    private static final String ROOT = "orderhub/schemas/";
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(true)
            .pathType(PathType.JSON_POINTER)
            .build();

    private final JsonSchema schema;

    private Contract(JsonSchema schema) {
        this.schema = schema;
    }

    /** The contract of a name, like {@code events/OrderShipped}. */
    public static Contract of(String name) {
        return at("classpath:" + ROOT + name + ".schema.json");
    }

    /** JSON Schema's own contract for schemas, which comes with the validator. */
    static Contract ofSchemas() {
        return at("https://json-schema.org/draft/2020-12/schema");
    }

    private static Contract at(String location) {
        JsonSchema schema = FACTORY.getSchema(SchemaLocation.of(location), CONFIG);
        schema.initializeValidators();
        return new Contract(schema);
    }

    /** The folder that the schemas' sources are in. */
    static Path folder() {
        return Examples.folder().resolveSibling("src/main/resources/" + ROOT);
    }

    /** The text of a schema of a name. */
    static String textOf(String name) {
        try {
            return Files.readString(folder().resolve(name + ".schema.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JSON Pointers to all that breaks the contract; to the member itself where one is missing or too many. */
    public Set<String> violations(JsonNode document) {
        Set<String> pointers = new TreeSet<>();
        for (ValidationMessage message : schema.validate(document)) {
            String at = message.getInstanceLocation().toString();
            String member = message.getProperty();
            pointers.add(member == null ? at : at + "/" + member);
        }
        return pointers;
    }
}
