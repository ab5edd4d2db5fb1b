package orderhub.config.http.idempotency;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import orderhub.routes.answers.AnswerBook;
import orderhub.routes.answers.Claim;
import orderhub.routes.answers.KeptAnswer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.ContentCachingResponseWrapper;
import software.amazon.awssdk.core.exception.SdkException;

/** Keeps answers and gives them again. That an answer cannot be kept is no reason not to give it. */
final class Keeper {

    private static final Logger LOG = LoggerFactory.getLogger("orderhub.api");

    private static final String REPLAYED = "Idempotency-Replayed";

    /** What belongs to the answer, and not to one time that it is given. */
    private static final List<String> HEADERS = List.of("Content-Type", "Location", "ETag", "X-Correlation-Id");

    private static final int SUCCESS = 200;
    private static final int REDIRECT = 300;

    private final AnswerBook book;
    private final int maxAnswerBytes;

    Keeper(AnswerBook book, int maxAnswerBytes) {
        this.book = book;
        this.maxAnswerBytes = maxAnswerBytes;
    }

    /** @throws SdkException if the book is out of reach */
    Claim claim(KeyedCall call) {
        return book.claim(call.id(), call.fingerprint(), call.token());
    }

    /** Keeps an answer that says that something was done. Anything else did nothing, and may be tried again with its key. */
    void settle(Claim.Ours claim, ContentCachingResponseWrapper answer) {
        boolean done = answer.getStatus() >= SUCCESS && answer.getStatus() < REDIRECT;
        if (!done || answer.getContentSize() > maxAnswerBytes) {
            release(claim);
            return;
        }
        answer.setHeader(REPLAYED, "false");
        try {
            if (!book.keep(claim, kept(answer))) {
                LOG.warn("an answer took longer than the lease of its idempotency key: another may have done it, too");
            }
        } catch (SdkException fault) {
            LOG.warn("an answer is not kept for its idempotency key: {}", fault.getMessage());
        }
    }

    /** Gives the key back. If even that fails, its lease runs out. */
    void release(Claim.Ours claim) {
        try {
            book.release(claim);
        } catch (SdkException fault) {
            LOG.warn("an idempotency key is kept until its lease runs out: {}", fault.getMessage());
        }
    }

    /** Gives a kept answer again. */
    static void replay(KeptAnswer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setHeader(REPLAYED, "true");
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static KeptAnswer kept(ContentCachingResponseWrapper answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : HEADERS) {
            String value = name.equals("Content-Type") ? answer.getContentType() : answer.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new KeptAnswer(
                answer.getStatus(), headers, new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
