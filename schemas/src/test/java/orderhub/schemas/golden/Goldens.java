package orderhub.schemas.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import orderhub.schemas.Examples;
import org.jspecify.annotations.Nullable;

/**
 * What released versions of a module wrote, kept for ever in its folder {@code golden}: a folder for each version, in it a file for each kind,
 * in it cases by name. A new version is written beside the others by running the test with
 * {@code -Dgolden.write=VERSION}; see {@code docs/compatibility.md}.
 */
public final class Goldens {

    private static final String WRITE = "golden.write";
    private static final int SHOWN = 12;

    private final String module;
    private final String test;
    private final GoldenFiles files;

    private Goldens(String module, String test, GoldenFiles files) {
        this.module = module;
        this.test = test;
        this.files = files;
    }

    /**
     * Those of a module.
     *
     * @param module its folder
     * @param test the class that checks and writes them, as {@code module/SimpleName}
     */
    public static Goldens of(String module, String test) {
        Path root = Examples.folder().resolve("../..").normalize();
        return at(root.resolve(module).resolve("golden"), module, test);
    }

    static Goldens at(Path folder, String module, String test) {
        return new Goldens(module, test, new GoldenFiles(folder));
    }

    /** The released versions, oldest first. */
    public List<String> versions() {
        return files.versions();
    }

    /** The cases of a kind as a version wrote them; none if it did not know the kind. */
    public SortedMap<String, JsonNode> cases(String version, String kind) {
        return files.read(version).getOrDefault(kind, new TreeMap<>());
    }

    /**
     * Holds what is written now to what the newest version wrote; or writes a new version, if that is asked for.
     *
     * @param now cases by name, by kind
     */
    public void check(SortedMap<String, SortedMap<String, JsonNode>> now) {
        requireUntouched();
        now.values().forEach(cases -> cases.replaceAll((name, node) -> GoldenJson.sorted(node)));
        FormChange change = change(now);
        String asked = System.getProperty(WRITE);
        if (change.none()) {
            return;
        }
        if (asked == null) {
            throw new AssertionError(change.broken().isEmpty() ? additive(change) : breaking(change));
        }
        write(asked, now, change);
    }

    /** Fails if a file of a released version was edited, added or deleted. */
    public void requireUntouched() {
        List<String> known = files.knownSums();
        if (!known.equals(files.sums())) {
            throw new AssertionError("""
                    Files of a released version in %s/golden were edited, added or deleted, or SHA256SUMS was. They are \
                    what hubs have written and what is stored now; no edit changes that.
                    Undo it: git checkout %s/golden. How to keep a new form: docs/compatibility.md
                    expected %s
                    found    %s""".formatted(module, module, known, files.sums()));
        }
    }

    /** What a test throws where this version cannot read a golden file, be it as it is or with more in it. */
    public static AssertionError unreadable(String what, Throwable cause) {
        return new AssertionError(
                "A hub of a released version wrote " + what
                        + ", or a newer one adds to it, and this version cannot read it any"
                        + " more. Read the old form as well, and pass over what is not known: docs/compatibility.md",
                cause);
    }

    private void write(String asked, SortedMap<String, SortedMap<String, JsonNode>> now, FormChange change) {
        if (!asked.matches("[0-9]{1,4}\\.[0-9]{1,4}")) {
            throw new AssertionError("-D" + WRITE + " is a version like 1.2, not " + asked);
        }
        String newest = newest();
        if (newest != null && !isAfter(asked, newest)) {
            throw new AssertionError(
                    "Version %s is not after %s, which is released: what is released is never written again"
                            .formatted(asked, newest));
        }
        boolean sameMajor = newest != null && GoldenFiles.major(asked) == GoldenFiles.major(newest);
        if (sameMajor && !change.broken().isEmpty()) {
            throw new AssertionError(breaking(change));
        }
        files.write(asked, now);
    }

    private FormChange change(SortedMap<String, SortedMap<String, JsonNode>> now) {
        String newest = newest();
        return FormChange.between(newest == null ? new TreeMap<>() : files.read(newest), now);
    }

    private @Nullable String newest() {
        List<String> versions = versions();
        return versions.isEmpty() ? null : versions.get(versions.size() - 1);
    }

    private static boolean isAfter(String version, String other) {
        int majors = Integer.compare(GoldenFiles.major(version), GoldenFiles.major(other));
        return majors > 0 || (majors == 0 && GoldenFiles.minor(version) > GoldenFiles.minor(other));
    }

    private String additive(FormChange change) {
        return """
                What is written now is more than version %s wrote (%s/golden):
                %s
                If it is optional to whoever reads it, hubs that still run the version before pass over it: keep the new form, \
                as a version beside the others, and commit it:
                    %s
                If hubs of before could not do without knowing it (a new status, a new type of change), it is a breaking \
                change: docs/compatibility.md says how to do one in two releases.
                """.formatted(newest(), module, shown(change.added()), command(false));
    }

    private String breaking(FormChange change) {
        return """
                What is written now is not what version %s wrote (%s/golden):
                %s
                Hubs that still run the version before would miss or misread that, and what is stored and queued would be \
                misread by this one. Either
                  - go on writing what was written, and put what is new beside it as something optional; or
                  - do it in two releases: first read both forms and write the old one; in the next release write the new \
                one, with a higher schema version, and keep its form:
                    %s
                Never edit the files of a released version. The rules and reasons are in docs/compatibility.md
                """.formatted(newest(), module, shown(change.broken()), command(true));
    }

    private static String shown(List<String> differences) {
        String first = String.join(
                "\n",
                differences.stream().limit(SHOWN).map(line -> "    " + line).toList());
        int more = differences.size() - SHOWN;
        return more > 0 ? first + "\n    and " + more + " more" : first;
    }

    private String command(boolean major) {
        String newest = newest();
        String next = newest == null
                ? "1.0"
                : major
                        ? GoldenFiles.major(newest) + 1 + ".0"
                        : GoldenFiles.major(newest) + "." + (GoldenFiles.minor(newest) + 1);
        String[] moduleAndTest = test.split("/", 2);
        return "./mvnw -pl %s -am test -Dtest=%s -Dsurefire.failIfNoSpecifiedTests=false -D%s=%s"
                .formatted(moduleAndTest[0], moduleAndTest[1], WRITE, next);
    }
}
