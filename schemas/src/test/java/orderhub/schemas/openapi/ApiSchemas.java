package orderhub.schemas.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi31;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The schemas of a contract, to validate with. Formats count. To a client the answers are open, so that they may grow;
 * here they are closed, so that nothing goes out of which the contract does not tell.
 */
final class ApiSchemas {

    private static final String HERE = "urn:orderhub:openapi";
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(true)
            .pathType(PathType.JSON_POINTER)
            .build();

    private final JsonSchemaFactory factory;
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    ApiSchemas(ApiContract contract) {
        JsonNode closed = contract.document().deepCopy();
        close(closed);
        String json = closed.toString();
        this.factory = JsonSchemaFactory.builder()
                .defaultMetaSchemaIri(OpenApi31.getInstance().getIri())
                .metaSchema(metaSchema(closed))
                .schemaLoaders(loaders -> loaders.schemas(Map.of(HERE, json)))
                .build();
    }

    /** The document is looked at as if it were a schema itself: what it consists of is known then, and not warned of. */
    private static JsonMetaSchema metaSchema(JsonNode document) {
        JsonMetaSchema.Builder known = JsonMetaSchema.builder(OpenApi31.getInstance());
        document.fieldNames().forEachRemaining(name -> known.keyword(new NonValidationKeyword(name)));
        return known.build();
    }

    /**
     * What is wrong with a value, one text a finding.
     *
     * @param pointer where in the document its schema is, as in {@code /components/schemas/Order}
     */
    List<String> findings(String pointer, JsonNode value) {
        return schemas.computeIfAbsent(pointer, this::load).validate(value).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .toList();
    }

    private JsonSchema load(String pointer) {
        JsonSchema schema = factory.getSchema(SchemaLocation.of(HERE + "#" + pointer), CONFIG);
        schema.initializeValidators();
        return schema;
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("type").asText().equals("object")
                && object.has("properties")
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(ApiSchemas::close);
    }
}
