package orderhub.routes.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import orderhub.routes.http.SchemaViolations;
import orderhub.schemas.api.Violation;

/** Holds bodies to the contract of their queue, formats included. */
final class BodyContracts {

    private static final String ROOT = "classpath:orderhub/schemas/";
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    /** @param contract as in {@code commands/process-order} */
    List<Violation> violations(String contract, JsonNode body) {
        JsonSchema schema = schemas.computeIfAbsent(
                contract, name -> FACTORY.getSchema(SchemaLocation.of(ROOT + name + ".schema.json"), CONFIG));
        return SchemaViolations.of(schema.validate(body));
    }
}
