package orderhub.infra.local.chaos;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Predicate;
import orderhub.infra.local.hub.EventTap;
import orderhub.infra.local.hub.Shop;

/**
 * What a run has shown.
 *
 * @param hubExits how often a hub ended by itself, as one does that starts while there is no AWS
 * @param redeliveries receives of messages beyond their first
 * @param mostReceives of one message
 * @param recoveredSagas taken over by a hub from another
 * @param violations of the guarantees, in words; aim: none
 */
record ChaosReport(
        ChaosOptions options,
        Traffic traffic,
        Evidence evidence,
        List<Incident> incidents,
        int hubExits,
        int redeliveries,
        int mostReceives,
        long recoveredSagas,
        List<String> violations) {

    /**
     * What callers saw.
     *
     * @param posted orders that somebody wanted to place
     * @param tries requests for these
     * @param refused answers that were no acknowledgement
     * @param unanswered tries that got no answer
     */
    record Traffic(int posted, int tries, int refused, int unanswered) {}

    ChaosReport {
        violations = List.copyOf(violations);
    }

    /** How many processes were killed. */
    long kills() {
        return count(FaultKind::kills);
    }

    private long count(Predicate<FaultKind> kinds) {
        return incidents.stream()
                .filter(incident -> kinds.test(incident.kind()))
                .count();
    }

    /** The report, for people. */
    String text() {
        StringBuilder text = new StringBuilder("\nChaos, seed " + options.seed() + "\n\n");
        line(
                text,
                "length",
                options.length().toSeconds() + " s, " + options.hubs() + " hubs, " + options.ordersPerSecond()
                        + " orders/s");
        line(text, "settings", new TreeMap<>(options.settings()));
        line(
                text,
                "orders",
                traffic.posted() + " posted, " + evidence.acknowledged().size() + " acknowledged, "
                        + evidence.calledOff().size() + " called off; "
                        + traffic.tries() + " requests, " + traffic.refused() + " refused, " + traffic.unanswered()
                        + " unanswered");
        line(
                text,
                "ended",
                new TreeMap<>(evidence.orders().stream().collect(groupingBy(Shop.OrderRow::status, counting()))));
        line(
                text,
                "sagas",
                new TreeMap<>(evidence.sagas().stream().collect(groupingBy(Shop.SagaRow::status, counting()))) + "; "
                        + recoveredSagas + " recovered");
        line(text, "kills", kills());
        for (FaultKind kind : FaultKind.values()) {
            line(text, "  " + kind.told(), count(kind::equals));
        }
        line(text, "hub exits", hubExits + " (by itself: no AWS when it started)");
        line(
                text,
                "redeliveries",
                redeliveries + " of queues, at most " + mostReceives + " receives of one message; " + repeatedEvents()
                        + " of events");
        text.append("\n  From an incident to the next change of the orders under way (the last of them)\n");
        recovery(text);
        text.append("\n");
        line(text, "violations", violations.size());
        violations.forEach(violation -> text.append("\n  ").append(violation).append("\n"));
        return text.toString();
    }

    private void recovery(StringBuilder text) {
        Recovery recovery = new Recovery(evidence.orders());
        for (FaultKind kind : FaultKind.values()) {
            line(text, "  " + kind.told(), recovery.ofIncidents(of(kind::equals)));
        }
        line(text, "  all kills", recovery.ofIncidents(of(FaultKind::kills)));
        line(text, "  each order", recovery.ofOrders(of(FaultKind::kills)));
    }

    private List<Incident> of(Predicate<FaultKind> kinds) {
        return incidents.stream()
                .filter(incident -> kinds.test(incident.kind()))
                .toList();
    }

    private long repeatedEvents() {
        return evidence.events().size()
                - evidence.events().stream()
                        .map(EventTap.Told::eventId)
                        .distinct()
                        .count();
    }

    private static void line(StringBuilder text, String name, Object value) {
        text.append(String.format(Locale.ROOT, "  %-18s %s%n", name, value));
    }
}
