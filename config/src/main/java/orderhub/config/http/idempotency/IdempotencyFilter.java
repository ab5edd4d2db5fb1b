package orderhub.config.http.idempotency;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import orderhub.config.http.FilterOrder;
import orderhub.config.http.ManagementPath;
import orderhub.config.http.ProblemKind;
import orderhub.config.http.ProblemWriter;
import orderhub.routes.answers.Claim;
import orderhub.routes.identity.IdempotencyKeyInvalidException;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Has a request with an Idempotency-Key do its work once, and its repetitions get the first answer. A hub that dies between
 * the work and the keeping of its answer leaves the key to its lease; what is repeated then meets what is done already.
 */
@Order(FilterOrder.KEY)
final class IdempotencyFilter extends OncePerRequestFilter {

    /** Under this name a request carries what it holds until it is answered, which may be on another thread. */
    private static final String HELD = IdempotencyFilter.class.getName() + ".held";

    private final KeyedCalls calls;
    private final Keeper keeper;
    private final ProblemWriter problems;
    private final ManagementPath management;

    IdempotencyFilter(KeyedCalls calls, Keeper keeper, ProblemWriter problems, ManagementPath management) {
        this.calls = calls;
        this.keeper = keeper;
        this.problems = problems;
        this.management = management;
    }

    private record Held(Claim.Ours claim, ContentCachingResponseWrapper answer) {}

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return management.has(request) || !KeyedCalls.has(request);
    }

    /** A route that is answered later is dispatched again, when it has ended. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getAttribute(HELD) instanceof Held held) {
            pass(request, response, chain, held);
        } else {
            begin(request, response, chain);
        }
    }

    private void begin(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Claim claim = keeper.claim(calls.of(request));
            if (claim instanceof Claim.Ours ours) {
                Held held = new Held(ours, new ContentCachingResponseWrapper(response));
                request.setAttribute(HELD, held);
                pass(request, held.answer(), chain, held);
            } else if (claim instanceof Claim.Answered before) {
                Keeper.replay(before.answer(), response);
            } else {
                boolean reused = claim instanceof Claim.Reused;
                problems.write(
                        request,
                        response,
                        reused ? ProblemKind.IDEMPOTENCY_KEY_REUSED : ProblemKind.IDEMPOTENCY_KEY_IN_USE);
            }
        } catch (IdempotencyKeyInvalidException invalid) {
            problems.write(request, response, ProblemKind.IDEMPOTENCY_KEY_INVALID);
        } catch (SdkException fault) {
            problems.write(request, response, ProblemKind.UNAVAILABLE, fault);
        }
    }

    private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Held held)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException fault) {
            keeper.release(held.claim());
            throw fault;
        }
        if (!isAsyncStarted(request)) {
            end(request, held);
        }
    }

    /** What was given up is still at work, so its key is left to its lease. */
    private void end(HttpServletRequest request, Held held) throws IOException {
        if (ProblemWriter.written(request) != ProblemKind.TIMED_OUT) {
            keeper.settle(held.claim(), held.answer());
        }
        held.answer().copyBodyToResponse();
    }
}
