package orderhub.infra.local.gateway.model;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** When an authorised amount is taken: at once, or by a later capture. */
public enum CaptureMethod {
    /** The amount is captured together with the authorisation. */
    AUTOMATIC,
    /** The amount is only authorised; a capture or a cancel follows. */
    MANUAL;

    /** The name on the wire, in lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The method with this wire name; empty if there is none. */
    public static Optional<CaptureMethod> fromWireName(String wireName) {
        return Stream.of(values()).filter(m -> m.wireName().equals(wireName)).findFirst();
    }
}
