package orderhub.infra.local.issuer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a token is to say. What is left out is as for staff, or as for a customer if one is named.
 *
 * @param subject who it is for
 * @param customerId the one customer for whom it acts; null for staff
 * @param scopes what it allows
 * @param roles of operators
 * @param expiresInS for how long it is in force, in seconds
 */
public record TokenRequest(
        String subject, @Nullable String customerId, List<String> scopes, List<String> roles, long expiresInS) {

    /** All that there are. */
    public static final List<String> ALL_SCOPES =
            List.of("orders:read", "orders:write", "orders:review", "orders:admin");

    private static final List<String> SCOPES_OF_CUSTOMERS = List.of("orders:read", "orders:write");
    private static final List<String> ROLES_OF_STAFF = List.of("operator");
    private static final long WORKING_DAY_S = 8 * 3600;
    private static final long LONGEST_S = 30L * 24 * 3600;

    /** @throws IllegalArgumentException if it would never be in force, or too long */
    public TokenRequest {
        if (expiresInS < 1 || expiresInS > LONGEST_S) {
            throw new IllegalArgumentException("expiresInS is 1 to " + LONGEST_S);
        }
        scopes = List.copyOf(scopes);
        roles = List.copyOf(roles);
    }

    /** As somebody asks for one. */
    @JsonCreator
    static TokenRequest of(
            @JsonProperty("subject") @Nullable String subject,
            @JsonProperty("customerId") @Nullable String customerId,
            @JsonProperty("scopes") @Nullable List<String> scopes,
            @JsonProperty("roles") @Nullable List<String> roles,
            @JsonProperty("expiresInS") @Nullable Long expiresInS) {
        boolean staff = customerId == null;
        return new TokenRequest(
                subject != null ? subject : staff ? "developer" : "customer-" + customerId,
                customerId,
                scopes != null ? scopes : staff ? ALL_SCOPES : SCOPES_OF_CUSTOMERS,
                roles != null ? roles : staff ? ROLES_OF_STAFF : List.of(),
                expiresInS != null ? expiresInS : WORKING_DAY_S);
    }

    /** For one who may do everything. */
    public static TokenRequest staff() {
        return of(null, null, null, null, null);
    }

    /** For a customer, who may order and look. */
    public static TokenRequest customer(String customerId) {
        return of(null, customerId, null, null, null);
    }

    /** The same with these scopes and no others. */
    public TokenRequest withScopes(String... scopes) {
        return new TokenRequest(subject, customerId, List.of(scopes), roles, expiresInS);
    }

    /** The same with these roles and no others. */
    public TokenRequest withRoles(String... roles) {
        return new TokenRequest(subject, customerId, scopes, List.of(roles), expiresInS);
    }

    /** The same for somebody else. */
    public TokenRequest withSubject(String subject) {
        return new TokenRequest(subject, customerId, scopes, roles, expiresInS);
    }
}
