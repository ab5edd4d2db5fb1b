package orderhub.config.http.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.UUID;
import orderhub.config.http.BufferedRequest;
import orderhub.routes.answers.RequestFingerprint;
import orderhub.routes.callers.Callers;
import orderhub.routes.hash.KeyedHash;
import orderhub.routes.identity.IdempotencyKeys;
import org.springframework.web.util.WebUtils;

/** Tells which requests have a key that is looked after here, and what they ask for. */
final class KeyedCalls {

    /** What these do is named by the key itself: order and restock are the memory, for ever. */
    private static final Set<String> NAMED_BY_KEY = Set.of("/orders", "/orders/batch");

    private static final String RESTOCK = "/restock";

    private final KeyedHash hash;
    private final RequestFingerprint fingerprint;

    KeyedCalls(KeyedHash hash) {
        this.hash = hash;
        this.fingerprint = new RequestFingerprint(hash);
    }

    /** Whether a key comes with a request of somebody who is known, and no route sees to it. */
    static boolean has(HttpServletRequest request) {
        String path = request.getServletPath();
        return request.getMethod().equals("POST")
                && request.getHeader(IdempotencyKeys.HEADER) != null
                && request.getHeader(Callers.SUBJECT) != null
                && !NAMED_BY_KEY.contains(path)
                && !path.endsWith(RESTOCK);
    }

    /**
     * What it asks for.
     *
     * @throws orderhub.routes.identity.IdempotencyKeyInvalidException if the key is not 1 to 255 visible ASCII characters
     */
    KeyedCall of(HttpServletRequest request) {
        // Neither key nor customer has a NUL in it, so nobody can move a border.
        String whose = IdempotencyKeys.require(request.getHeader(IdempotencyKeys.HEADER))
                + '\0'
                + request.getHeader(Callers.CUSTOMER)
                + '\0'
                + request.getHeader(Callers.SUBJECT);
        String query = request.getQueryString();
        String target = request.getServletPath() + (query == null ? "" : "?" + query);
        BufferedRequest buffered = WebUtils.getNativeRequest(request, BufferedRequest.class);
        String body = buffered == null ? "" : buffered.text();
        return new KeyedCall(
                hash.id("answer\0" + whose).toString(),
                fingerprint.of(request.getMethod(), target, body),
                UUID.randomUUID().toString());
    }
}
