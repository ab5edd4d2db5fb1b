package orderhub.infra.local.gateway.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import orderhub.infra.local.gateway.idempotency.IdempotencyStore;
import orderhub.infra.local.gateway.idempotency.IdempotentCall;
import orderhub.infra.local.gateway.journal.Journal;
import orderhub.infra.local.gateway.journal.JournalEntry;
import orderhub.infra.local.gateway.model.Books;
import orderhub.infra.local.gateway.model.CaptureMethod;
import orderhub.infra.local.gateway.model.Identity;
import orderhub.infra.local.gateway.model.LedgerEntry;
import orderhub.infra.local.gateway.model.PaymentTerms;
import orderhub.infra.local.gateway.token.TestToken;
import org.junit.jupiter.api.Test;

final class PaymentDeskTest {

    private static final Command CHARGE = new Command.Create(
            new PaymentTerms(100, "eur", "pm_card_visa", CaptureMethod.AUTOMATIC, null, Map.of()),
            new TestToken.Accepts());

    private final Books books = new Books();
    private final FullDisk disk = new FullDisk();
    private final PaymentDesk desk = new PaymentDesk(
            books,
            new IdempotencyStore(Duration.ofHours(24), Clock.systemUTC()),
            disk,
            new Identity(Clock.systemUTC()),
            new NoPauses());

    @Test
    void charges_nothing_that_it_could_not_write_down() {
        Reply reply = desk.submit(CHARGE, null).join();

        assertThat(reply.answer().status()).isEqualTo(500);
        assertThat(reply.answer().body()).contains("api_error");
        assertThat(books.ledger().total()).isEqualTo(LedgerEntry.NONE);
    }

    @Test
    void repeats_a_500_that_came_out_of_an_execution() {
        IdempotentCall call = new IdempotentCall("key-1", "f");
        Reply first = desk.submit(CHARGE, call).join();
        disk.full = false;

        Reply again = desk.submit(CHARGE, call).join();
        Reply otherKey = desk.submit(CHARGE, new IdempotentCall("key-2", "f")).join();

        assertThat(again.replayed()).isTrue();
        assertThat(again.answer()).isEqualTo(first.answer());
        assertThat(otherKey.answer().status()).isEqualTo(200);
        assertThat(books.ledger().total().captures()).isEqualTo(1);
    }

    private static final class FullDisk implements Journal {
        private boolean full = true;

        @Override
        public void append(JournalEntry entry) throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private static final class NoPauses implements Pauses {
        @Override
        public <T> CompletableFuture<T> after(Duration wait, Supplier<T> body) {
            return CompletableFuture.completedFuture(body.get());
        }
    }
}
