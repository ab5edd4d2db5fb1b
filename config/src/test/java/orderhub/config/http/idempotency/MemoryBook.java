package orderhub.config.http.idempotency;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import orderhub.routes.answers.AnswerBook;
import orderhub.routes.answers.Claim;
import orderhub.routes.answers.KeptAnswer;
import org.jspecify.annotations.Nullable;

/** A book of answers in memory, without leases. It can be out of reach. */
final class MemoryBook implements AnswerBook {

    private record Page(String fingerprint, Optional<KeptAnswer> answer) {}

    private final Map<String, Page> pages = new HashMap<>();
    private @Nullable RuntimeException fault;

    /** From now on each question fails so. */
    void isOutOfReach(RuntimeException why) {
        fault = why;
    }

    int size() {
        return pages.size();
    }

    @Override
    public Claim claim(String id, String fingerprint, String token) {
        check();
        Page page = pages.get(id);
        if (page == null) {
            pages.put(id, new Page(fingerprint, Optional.empty()));
            return new Claim.Ours(id, token);
        }
        if (!page.fingerprint().equals(fingerprint)) {
            return new Claim.Reused();
        }
        return page.answer().<Claim>map(Claim.Answered::new).orElseGet(Claim.InHand::new);
    }

    @Override
    public boolean keep(Claim.Ours claim, KeptAnswer answer) {
        check();
        Page page = pages.get(claim.id());
        return page != null && pages.put(claim.id(), new Page(page.fingerprint(), Optional.of(answer))) != null;
    }

    @Override
    public void release(Claim.Ours claim) {
        check();
        pages.remove(claim.id());
    }

    private void check() {
        if (fault != null) {
            throw fault;
        }
    }
}
