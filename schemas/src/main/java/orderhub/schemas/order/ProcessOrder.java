package orderhub.schemas.order;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import orderhub.schemas.version.NewerSchemaException;
import org.jspecify.annotations.Nullable;

/**
 * The command to carry an order on from wherever it is. Whatever a newer hub adds is passed over.
 *
 * @param orderId the order
 * @param version the order's version that asked for this; makes each command distinct
 * @param published how many of the order's changes had been published when this was sent
 * @param schemaVersion of this command; null means 1, and 1 is written so: a hub that knows no schema versions takes a
 *     field that it does not know for a broken command
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ProcessOrder(
        String orderId,
        int version,
        int published,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer schemaVersion) {

    /** The newest schema version that this code knows. */
    public static final int NEWEST_KNOWN = 1;

    public ProcessOrder {
        NewerSchemaException.throwIfNewer("a command", schemaVersion == null ? 1 : schemaVersion, NEWEST_KNOWN);
        Objects.requireNonNull(orderId, "orderId");
        if (version < 1 || published < 0 || published > version) {
            throw new IllegalArgumentException("published is " + published + " of " + version);
        }
    }

    /** One of the first schema version. */
    public ProcessOrder(String orderId, int version, int published) {
        this(orderId, version, published, null);
    }
}
