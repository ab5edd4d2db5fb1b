package orderhub.routes.faults;

import java.util.Set;
import orderhub.schemas.api.Problem;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Each problem is one line of the log: what was asked for by its path in the contract, never by the path that was sent, and
 * nothing of what was sent with it. What a caller got wrong is told at INFO, what the hub did at ERROR with its cause. That it
 * has no time, because it starts, stops or has too much to do, is no fault: that is told at WARN.
 */
public final class ProblemLog {

    private static final String NONE = "-";
    private static final int FIRST_OF_OURS = 500;
    private static final int UNAVAILABLE = 503;

    /** A method, an encoding or a version of HTTP that does not exist. */
    private static final Set<Integer> CALLERS_AS_WELL = Set.of(501, 505);

    /** Where platform-http says which path of the contract a request has met. */
    private static final String TEMPLATE = "CamelPlatformHttpContextPath";

    private final Logger log;

    /** Writes to the log of the API. */
    public ProblemLog() {
        this(LoggerFactory.getLogger("orderhub.api"));
    }

    /** @param log to write to */
    public ProblemLog(Logger log) {
        this.log = log;
    }

    /** Tells of a problem with which a route answers. */
    public void note(
            @Body Problem problem,
            @Header(Exchange.HTTP_METHOD) @Nullable String method,
            @Header(TEMPLATE) @Nullable String template,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) @Nullable Throwable fault) {
        write(problem, method, template, isTheCallers(problem.status()) ? null : fault);
    }

    /**
     * Tells of a problem.
     *
     * @param method one of HTTP's; null where it is not known
     * @param template the path as the contract has it; null where nothing of it was met
     * @param fault what caused it; null where nothing is to be told of that
     */
    public void write(Problem problem, @Nullable String method, @Nullable String template, @Nullable Throwable fault) {
        String line = "%s %s status=%d problem=%s trace=%s"
                .formatted(
                        orNone(method),
                        orNone(template),
                        problem.status(),
                        problem.type().substring(problem.type().lastIndexOf(':') + 1),
                        orNone(problem.traceId()));
        if (isTheCallers(problem.status())) {
            log.info(fault == null ? line : line + " why=" + FaultText.oneLine(fault));
        } else if (problem.status() == UNAVAILABLE && fault == null) {
            log.warn(line);
        } else {
            log.error(line + " fault=" + (fault == null ? NONE : FaultText.withPlace(fault)));
        }
    }

    private static boolean isTheCallers(int status) {
        return status < FIRST_OF_OURS || CALLERS_AS_WELL.contains(status);
    }

    private static String orNone(@Nullable String text) {
        return text == null ? NONE : text;
    }
}
