package orderhub.config.security;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Reads from a token's claims what it allows. A token that names a customer never has the rights of staff, and one that
 * names none has rights only if it is of staff: between the two is nobody.
 */
final class TokenRights implements Converter<Jwt, AbstractAuthenticationToken> {

    /** Of a customer's id in a claim. Whether there is such a customer is seen when they order. */
    private static final Pattern CUSTOMER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private static final Pattern SUBJECT = Pattern.compile("[^\\p{Cntrl}]{1,255}");

    private final String customerClaim;
    private final String rolesClaim;

    TokenRights(String customerClaim, String rolesClaim) {
        this.customerClaim = customerClaim;
        this.rolesClaim = rolesClaim;
    }

    /** @throws InvalidBearerTokenException if it does not say who is meant */
    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        String subject = token.getSubject();
        if (subject == null || !SUBJECT.matcher(subject).matches()) {
            throw new InvalidBearerTokenException("the token has no usable subject");
        }
        return new JwtAuthenticationToken(
                token, AuthorityUtils.createAuthorityList(rights(token, customer(token))), subject);
    }

    /**
     * The one customer for whom it acts; null if it names none.
     *
     * @throws InvalidBearerTokenException if it names something that is no customer
     */
    @Nullable
    String customer(Jwt token) {
        Object claim = token.getClaims().get(customerClaim);
        if (claim == null) {
            return null;
        }
        if (claim instanceof String customer && CUSTOMER.matcher(customer).matches()) {
            return customer;
        }
        throw new InvalidBearerTokenException("the token names no usable customer");
    }

    private Set<String> rights(Jwt token, @Nullable String customer) {
        Set<String> rights = new HashSet<>(scopes(token));
        if (customer != null) {
            rights.retainAll(Rights.OF_CUSTOMERS);
            return rights;
        }
        if (Collections.disjoint(rights, Rights.OF_STAFF)) {
            rights.clear();
        }
        words(token.getClaims().get(rolesClaim))
                .map("ROLE_"::concat)
                .filter(Rights.OPERATOR::equals)
                .forEach(rights::add);
        return rights;
    }

    private static Set<String> scopes(Jwt token) {
        Set<String> scopes = new HashSet<>();
        for (String claim : List.of("scope", "scp")) {
            words(token.getClaims().get(claim))
                    .map("SCOPE_"::concat)
                    .filter(Rights.OF_SCOPES::contains)
                    .forEach(scopes::add);
        }
        return scopes;
    }

    /** A text with spaces (RFC 8693), or a list of texts, as some issuers have it. */
    private static Stream<String> words(@Nullable Object claim) {
        if (claim instanceof String text) {
            return Stream.of(text.split(" "));
        }
        return claim instanceof Collection<?> list
                ? list.stream().filter(String.class::isInstance).map(String.class::cast)
                : Stream.of();
    }
}
