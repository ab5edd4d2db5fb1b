package orderhub.infra.local.gateway.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orderhub.infra.local.gateway.model.MetadataTerm;

/**
 * The part of Stripe's search language that is simulated: {@code metadata['key']:'value'}, several of them joined by
 * {@code AND}. Within quotes a backslash takes the next character as it is.
 */
final class SearchQuery {

    /** Stripe's limit. */
    static final int MAX_TERMS = 10;

    /** Enough for ten of the longest terms' usual sizes; keeps the matching cheap. */
    static final int MAX_CHARACTERS = 4_000;

    private static final String QUOTED = "'((?:[^'\\\\]|\\\\.)++)'";
    private static final Pattern TERM = Pattern.compile("metadata\\[" + QUOTED + "\\]:" + QUOTED);
    private static final Pattern AND = Pattern.compile("\\s+AND\\s+");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    private SearchQuery() {}

    /** @throws RequestRefused if the query is of another form */
    static List<MetadataTerm> parse(String query) {
        if (query.length() > MAX_CHARACTERS) {
            throw refused("A query has at most " + MAX_CHARACTERS + " characters.");
        }
        List<MetadataTerm> terms = new ArrayList<>();
        int at = term(query, 0, terms);
        while (at < query.length()) {
            at = term(query, and(query, at), terms);
        }
        return terms;
    }

    private static int term(String query, int at, List<MetadataTerm> terms) {
        Matcher term = TERM.matcher(query).region(at, query.length());
        if (!term.lookingAt()) {
            throw refused("Only metadata['key']:'value', joined by AND, can be searched for.");
        }
        if (terms.size() == MAX_TERMS) {
            throw refused("A query has at most " + MAX_TERMS + " terms.");
        }
        terms.add(new MetadataTerm(unescaped(term.group(1)), unescaped(term.group(2))));
        return term.end();
    }

    private static int and(String query, int at) {
        Matcher and = AND.matcher(query).region(at, query.length());
        if (!and.lookingAt()) {
            throw refused("Terms must be joined by AND.");
        }
        return and.end();
    }

    private static String unescaped(String quoted) {
        return ESCAPED.matcher(quoted).replaceAll("$1");
    }

    private static RequestRefused refused(String message) {
        return Parameters.refused("parameter_invalid", "query", message);
    }
}
