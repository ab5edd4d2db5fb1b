package orderhub.infra.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import orderhub.schemas.Examples;
import org.junit.jupiter.api.Test;

/** The list of faults is true: each has tests, and they run. */
class ReliabilityDocTest {

    /** The faults of which each has to have a test of its own. */
    private static final Set<String> REQUIRED = Set.of(
            "crash-in-acceptance",
            "crash-anywhere",
            "crash-before-publish",
            "crash-in-saga",
            "crash-in-inbox",
            "sigterm",
            "sigterm-while-waiting",
            "hub-paused",
            "duplicate-command",
            "early-command",
            "duplicate-lane-message",
            "early-lane-message",
            "duplicate-notification",
            "duplicate-receipt",
            "duplicate-callback",
            "visibility-passes",
            "two-hubs-at-once",
            "poison",
            "redriven-twice",
            "redrive-ends-early",
            "partial-putevents",
            "order-of-events",
            "partial-delete",
            "partial-visibility",
            "partial-send",
            "lost-answer",
            "conflict-or-condition",
            "throttling",
            "outage-of-one-service",
            "aws-down",
            "bus-drops",
            "destination-missing",
            "relay-starved",
            "timeout-after-charge",
            "late-success-after-void",
            "failing-compensation",
            "key-forgotten",
            "skipped-compensation",
            "compensation-before-action",
            "cancel-races-payment",
            "cancel-races-shipping",
            "cancel-races-deadline",
            "cancel-races-cancel",
            "cancelled-before-begun",
            "deadline-races-payment",
            "deadline-without-hub",
            "paid-but-expired",
            "expiry-to-the-second",
            "breaker-open",
            "clock-skew",
            "one-key-many-clients",
            "delivery-said-again",
            "batch-sent-again",
            "repeated-after-change",
            "repeated-decision",
            "keyed-request-dies",
            "crowd",
            "oversized-order",
            "duplicate-products",
            "hot-product",
            "forged-token",
            "issuer-away",
            "somebody-elses-order",
            "forged-headers",
            "simulation",
            "blind-simulation",
            "chaos",
            "blind-auditor");

    /** The examples are two folders below it. */
    private static final Path REPOSITORY = Examples.folder().resolve("../..").normalize();

    private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+)` \\|.*\\| ([^|]*) \\|");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+\\.\\w+)`");

    /** A line of the list. */
    private record Row(String fault, List<String> tests) {}

    @Test
    void every_fault_has_tests_that_the_build_runs() throws IOException {
        TestSources sources = new TestSources(REPOSITORY);
        List<String> wrong = new ArrayList<>();
        for (Row row : rows()) {
            if (row.tests().isEmpty()) {
                wrong.add(row.fault() + " names no test");
            }
            row.tests().forEach(test -> sources.wrongWith(test)
                    .ifPresent(why -> wrong.add(row.fault() + " names " + test + ", but " + why)));
        }
        assertThat(wrong)
                .as("docs/reliability.md is not true. If a test was renamed or moved, name it there by its new name;"
                        + " if it was dropped, write another that brings the fault about, and name that")
                .isEmpty();
    }

    @Test
    void every_fault_that_has_to_be_covered_is_listed() throws IOException {
        assertThat(rows())
                .extracting(Row::fault)
                .as(
                        "docs/reliability.md: the first column has each of these once. Put the line of a missing fault back,"
                                + " with the tests that bring it about")
                .containsExactlyInAnyOrderElementsOf(REQUIRED);
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(REPOSITORY.resolve("docs").resolve("reliability.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(ReliabilityDocTest::toRow)
                .toList();
    }

    private static Row toRow(String line) {
        MatchResult row = ROW.matcher(line)
                .results()
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError("docs/reliability.md: no `fault` and no tests in their columns: " + line));
        List<String> tests =
                TEST.matcher(row.group(2)).results().map(test -> test.group(1)).toList();
        return new Row(row.group(1), tests);
    }
}
