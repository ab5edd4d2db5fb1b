package orderhub.infra.local.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import orderhub.infra.local.gateway.http.GatewayServer;
import orderhub.infra.local.gateway.http.Router;
import orderhub.infra.local.gateway.http.Workers;
import orderhub.infra.local.gateway.idempotency.IdempotencyStore;
import orderhub.infra.local.gateway.journal.FileJournal;
import orderhub.infra.local.gateway.journal.Journal;
import orderhub.infra.local.gateway.journal.JournalEntry;
import orderhub.infra.local.gateway.model.Books;
import orderhub.infra.local.gateway.model.Identity;
import orderhub.infra.local.gateway.model.Ledger;
import orderhub.infra.local.gateway.service.PaymentDesk;
import org.jspecify.annotations.Nullable;

/**
 * A payment gateway on the loopback address that behaves as Stripe documents its PaymentIntents API, as far as a
 * merchant that authorises, captures, voids, refunds and looks up card payments can tell. Payment methods are test
 * tokens, some of which inject faults.
 *
 * <p>Unlike Stripe it finds a payment by search at once; Stripe's search lags behind its writes.
 */
public final class PaymentGatewaySimulator implements AutoCloseable {

    private final Books books;
    private final Journal journal;
    private final Workers workers;
    private final GatewayServer server;

    private PaymentGatewaySimulator(Books books, Journal journal, Workers workers, GatewayServer server) {
        this.books = books;
        this.journal = journal;
        this.workers = workers;
        this.server = server;
    }

    /**
     * Recovers what the data directory holds, if there is one, and starts to listen.
     *
     * @throws IOException if the port cannot be bound, or the data directory is damaged or in use
     */
    public static PaymentGatewaySimulator start(PaymentGatewayOptions options) throws IOException {
        return start(options, Clock.systemUTC());
    }

    /**
     * The same, by another clock: payments get their times, and idempotency keys their age, from it.
     *
     * @throws IOException as above
     */
    public static PaymentGatewaySimulator start(PaymentGatewayOptions options, Clock clock) throws IOException {
        Books books = new Books();
        IdempotencyStore store = new IdempotencyStore(options.keysKept(), clock);
        Journal journal = openJournal(options.dataDirectory(), books, store);
        Workers workers = new Workers();
        PaymentDesk desk = new PaymentDesk(books, store, journal, new Identity(clock), workers);
        try {
            GatewayServer server = GatewayServer.start(options.port(), new Router(desk, books), workers);
            return new PaymentGatewaySimulator(books, journal, workers, server);
        } catch (IOException | RuntimeException e) {
            workers.close();
            journal.close();
            throw e;
        }
    }

    /** Where it listens, without a path. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** A snapshot of the ledger as it stands now. */
    public Ledger ledger() {
        return books.ledger();
    }

    /**
     * Stops listening, cuts open connections and closes the journal. Charges still delayed do not happen.
     *
     * @throws UncheckedIOException if the journal cannot be closed
     */
    @Override
    public void close() {
        server.close();
        workers.close();
        try {
            journal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Journal openJournal(@Nullable Path directory, Books books, IdempotencyStore store)
            throws IOException {
        return directory == null ? Journal.none() : FileJournal.open(directory, entry -> recover(entry, books, store));
    }

    private static void recover(JournalEntry entry, Books books, IdempotencyStore store) {
        if (entry.effect() != null) {
            books.apply(entry.effect());
        }
        if (entry.answer() != null) {
            store.complete(entry.answer());
        }
    }
}
