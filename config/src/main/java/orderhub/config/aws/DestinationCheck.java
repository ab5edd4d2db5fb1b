package orderhub.config.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * Asks AWS, before any route starts, whether everything is there that the settings name. A message to a bus that does not
 * exist would be taken and dropped, and nobody would be told.
 */
public final class DestinationCheck {

    private static final Logger LOG = LoggerFactory.getLogger(DestinationCheck.class);

    private final List<Destination> destinations;
    private final Duration atMost;

    /** @param atMost how long all questions together may take; what is not answered by then is not known */
    DestinationCheck(List<Destination> destinations, Duration atMost) {
        this.destinations = List.copyOf(destinations);
        this.atMost = atMost;
    }

    /**
     * Asks for all of them at once. That AWS does not answer is no reason not to start: it may be there a moment later, and
     * until then the hub says that it is not available.
     *
     * @throws MissingDestinationsException if AWS says that something does not exist
     */
    public void run() {
        Map<Destination, Exception> faults = ask();
        List<Destination> missing = new ArrayList<>();
        List<Destination> unknown = new ArrayList<>();
        for (Destination destination : destinations) {
            Exception fault = faults.get(destination);
            if (fault != null) {
                (saysThatItIsMissing(fault) ? missing : unknown).add(destination);
            }
        }
        if (!missing.isEmpty()) {
            throw new MissingDestinationsException(missing);
        }
        if (!unknown.isEmpty()) {
            LOG.warn(
                    "starts without knowing whether {} of {} destinations exist: {}",
                    unknown.size(),
                    destinations.size(),
                    String.valueOf(faults.get(unknown.get(0))));
        }
    }

    private Map<Destination, Exception> ask() {
        Map<Destination, Exception> faults = new ConcurrentHashMap<>();
        Exception noAnswer = new CancellationException("no answer within " + atMost.toMillis() + " ms");
        destinations.forEach(destination -> faults.put(destination, noAnswer));
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(destinations.size(), 1));
        try {
            for (Destination destination : destinations) {
                threads.execute(() -> ask(destination, faults));
            }
            threads.shutdown();
            if (!threads.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("some questions are still open");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            threads.shutdownNow();
        }
        return Map.copyOf(faults);
    }

    private static void ask(Destination destination, Map<Destination, Exception> faults) {
        try {
            destination.question().run();
            faults.remove(destination);
        } catch (RuntimeException fault) {
            faults.put(destination, fault);
        }
    }

    private static boolean saysThatItIsMissing(Exception fault) {
        return fault instanceof ResourceNotFoundException
                || fault instanceof QueueDoesNotExistException
                || fault instanceof software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException
                || fault instanceof NotFoundException;
    }
}
