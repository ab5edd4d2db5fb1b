package orderhub.config.http.limits;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.Principal;
import java.util.Arrays;
import java.util.HexFormat;

/** By what callers are told apart. */
final class CallerKey {

    /** One customer of a network has so many bits of addresses to himself; the other 64 are his to choose. */
    private static final int NETWORK_BYTES = 8;

    private CallerKey() {}

    /** The subject of the token, or the address where there is none. */
    static String of(HttpServletRequest request) {
        Principal subject = request.getUserPrincipal();
        return subject == null ? "address " + network(request.getRemoteAddr()) : "subject " + subject.getName();
    }

    private static String network(String address) {
        try {
            // An address is not looked up.
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
                    : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
