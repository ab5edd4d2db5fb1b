package orderhub.infra.saga.operations;

import java.time.Clock;
import java.time.Instant;
import orderhub.infra.saga.model.Audit;

/** Makes entries of what operators do, and refuses those that say too little or too much. */
final class AuditEntries {
    private final Clock clock;

    AuditEntries(Clock clock) {
        this.clock = clock;
    }

    /**
     * Line breaks become spaces, so that an entry is a line in the log.
     *
     * @throws IllegalArgumentException when who or why is blank, too long, or has control characters
     */
    Audit of(String what, String who, String why) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        return new Audit(
                now, line("who", who, Audit.MAX_WHO_CHARACTERS), what, line("why", why, Audit.MAX_WHY_CHARACTERS));
    }

    private static String line(String name, String given, int longest) {
        String text = given.strip().replaceAll("\\s+", " ");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("Say " + name + ": it is kept with the saga");
        }
        if (text.length() > longest) {
            throw new IllegalArgumentException(
                    "'%s' has %d characters, at most %d are kept".formatted(name, text.length(), longest));
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("'" + name + "' must not have control characters");
        }
        return text;
    }
}
