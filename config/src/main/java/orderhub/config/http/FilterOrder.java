package orderhub.config.http;

import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.core.Ordered;

/** In which order a request passes the filters. What cannot be read is refused before it is asked who sent it. */
public final class FilterOrder {

    /** First of all. */
    public static final int TRACE = Ordered.HIGHEST_PRECEDENCE;

    /** What says two things is not read on. */
    public static final int HEADERS = TRACE + 10;

    /** What cannot be read is nobody's. */
    public static final int BODY = TRACE + 20;

    /** Strangers are not told how the hub is. */
    public static final int STARTED = SecurityProperties.DEFAULT_FILTER_ORDER + 1;

    /** Whoever asks is known. */
    public static final int RATE = SecurityProperties.DEFAULT_FILTER_ORDER + 2;

    /** Who asks too often is not looked up. */
    public static final int KEY = SecurityProperties.DEFAULT_FILTER_ORDER + 3;

    private FilterOrder() {}
}
