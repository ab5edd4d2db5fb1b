package orderhub.infra.local.gateway.model;

import java.util.Map;

/** One condition of a search: this metadata key has exactly this value. */
public record MetadataTerm(String key, String value) {

    boolean matches(Map<String, String> metadata) {
        return value.equals(metadata.get(key));
    }
}
