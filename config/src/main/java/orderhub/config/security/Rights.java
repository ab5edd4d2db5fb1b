package orderhub.config.security;

import java.util.Set;

/** What a token can allow. The names of scopes, as authorities of Spring Security. */
final class Rights {

    /** To look at orders. */
    static final String READ = "SCOPE_orders:read";

    /** To place and cancel them. */
    static final String WRITE = "SCOPE_orders:write";

    /** To decide on those that wait for a person. */
    static final String REVIEW = "SCOPE_orders:review";

    /** Everything, and what only operations need. */
    static final String ADMIN = "SCOPE_orders:admin";

    /** To use the console, and to read metrics. */
    static final String OPERATOR = "ROLE_operator";

    /** All that a scope gives. */
    static final Set<String> OF_SCOPES = Set.of(READ, WRITE, REVIEW, ADMIN);

    /** What one needs to act for all customers. */
    static final Set<String> OF_STAFF = Set.of(REVIEW, ADMIN);

    /** The most that a customer has, whatever their token says. */
    static final Set<String> OF_CUSTOMERS = Set.of(READ, WRITE);

    private Rights() {}
}
