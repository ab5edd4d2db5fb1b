package orderhub.config.security;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The operators' login in a browser, beside tokens with the role, and what the console may do.
 *
 * @param user name of the account; empty means that there is none
 * @param passwordHash its password as bcrypt has it; empty means that there is none
 * @param checksPerMin how many passwords are tried in a minute at most
 * @param console the policy of the console: {@code watch} or {@code change}
 */
record OperatorSettings(String user, String passwordHash, int checksPerMin, String console) {

    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$[0-9]{2}\\$[./A-Za-z0-9]{53}");
    private static final Set<String> CONSOLES = Set.of("watch", "change");

    /** @throws IllegalArgumentException for an account that nobody, or anybody, could use */
    OperatorSettings {
        if (user.isBlank() != passwordHash.isBlank()) {
            throw new IllegalArgumentException(
                    "hub.operator.user and hub.operator.password-hash go together: set both, or none");
        }
        if (!passwordHash.isBlank() && !BCRYPT.matcher(passwordHash).matches()) {
            throw new IllegalArgumentException(
                    "hub.operator.password-hash is no bcrypt hash: make one with htpasswd -nbBC 12 USER PASSWORD");
        }
        if (!CONSOLES.contains(console)) {
            throw new IllegalArgumentException("hub.operator.console is watch or change");
        }
    }

    boolean hasAccount() {
        return !user.isBlank();
    }
}
