package orderhub.config.security;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells issuers that anybody can have from those that can be trusted. */
public final class DevelopmentIssuers {

    /** What the development issuer calls itself, wherever it runs. */
    public static final String NAME = "urn:orderhub:development-issuer";

    /** An address and no name: nobody has to be asked what it stands for. */
    private static final Pattern LITERAL = Pattern.compile("\\[[0-9a-fA-F:.]+]|[0-9.]+");

    private DevelopmentIssuers() {}

    /**
     * Refuses them.
     *
     * @throws DevelopmentIssuerException if tokens would be taken from one, or keys from this machine or over a wire that
     *     anybody can change
     */
    static void refuse(SecuritySettings settings) {
        if (settings.issuer().equals(NAME)) {
            throw new DevelopmentIssuerException("hub.security.issuer", "it is the development issuer");
        }
        requireTrustworthy("hub.security.issuer", settings.issuer());
        requireTrustworthy("hub.security.jwk-set-uri", settings.jwkSetUri());
    }

    private static void requireTrustworthy(String setting, String address) {
        URI uri = parse(setting, address);
        if (!"https".equalsIgnoreCase(uri.getScheme())) {
            throw new DevelopmentIssuerException(setting, "it is no https address");
        }
        String host = uri.getHost();
        if (host == null || isThisMachine(host)) {
            throw new DevelopmentIssuerException(setting, "it is an address of this machine");
        }
    }

    private static URI parse(String setting, String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException e) {
            throw new DevelopmentIssuerException(setting, "it is no https address");
        }
    }

    private static boolean isThisMachine(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        if (name.equals("localhost") || name.endsWith(".localhost")) {
            return true;
        }
        InetAddress address = LITERAL.matcher(name).matches() ? literal(name) : null;
        return address != null && (address.isLoopbackAddress() || address.isAnyLocalAddress());
    }

    private static @Nullable InetAddress literal(String name) {
        try {
            return InetAddress.getByName(name);
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
