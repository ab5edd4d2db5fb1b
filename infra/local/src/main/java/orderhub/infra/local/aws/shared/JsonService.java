package orderhub.infra.local.aws.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletableFuture;

/** A service that is called by operation name with a JSON object. */
@FunctionalInterface
public interface JsonService {
    /**
     * Runs one operation.
     *
     * @throws AwsException at once or through the future, when the request is refused
     */
    CompletableFuture<JsonNode> call(String operation, JsonNode input);
}
