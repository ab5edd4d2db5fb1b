package orderhub.infra.saga.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Items of every released version, in the folder {@code golden}: a folder for each version, and the checksums of all. The
 * library has these of its own, since it knows nothing of whoever uses it.
 */
final class SagaGoldens {

    private static final String WRITE = "golden.write";
    private static final String FILE = "sagas.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String CHANGED = """
            What is stored of sagas is not what version %s stored (infra/saga-dynamodb/golden):
            %s
            Is all of it new, and can a node of the version before do without knowing it? Then keep the new form beside the \
            others, and commit it:
                ./mvnw -pl infra/saga-dynamodb test -Dtest=SagaGoldensTest -Dgolden.write=%s
            Is something gone, renamed or different? Nodes that still run the version before would miss or misread it. Go on \
            writing what was written, or do it in two releases: first read both forms; in the next one write the new form, \
            raise SagaItems.SCHEMA_VERSION, and keep it with -Dgolden.write=%s
            Never edit the files of a released version. The rules and reasons are in docs/compatibility.md
            """;

    private final Path folder;

    SagaGoldens(Path folder) {
        this.folder = folder;
    }

    /** Those of this library. */
    static SagaGoldens ofThisLibrary() {
        Path here = Path.of("").toAbsolutePath();
        Path module =
                Files.isDirectory(here.resolve("infra/saga-dynamodb")) ? here.resolve("infra/saga-dynamodb") : here;
        return new SagaGoldens(module.resolve("golden"));
    }

    /** Oldest first. */
    List<String> versions() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isDirectory)
                    .map(version -> version.getFileName().toString())
                    .sorted(Comparator.comparing(SagaGoldens::major).thenComparing(SagaGoldens::minor))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int major(String version) {
        return Integer.parseInt(version.substring(0, version.indexOf('.')));
    }

    private static int minor(String version) {
        return Integer.parseInt(version.substring(version.indexOf('.') + 1));
    }

    /** Items by the names of their cases. */
    SortedMap<String, JsonNode> cases(String version) {
        SortedMap<String, JsonNode> cases = new TreeMap<>();
        try {
            JSON.readTree(folder.resolve(version).resolve(FILE).toFile())
                    .properties()
                    .forEach(one -> cases.put(one.getKey(), one.getValue()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    /** Holds what is stored now to what the newest version stored; or writes a new version, if that is asked for. */
    void check(SortedMap<String, JsonNode> now) {
        requireUntouched();
        List<String> versions = versions();
        String newest = versions.isEmpty() ? "0.0" : versions.get(versions.size() - 1);
        List<String> differences = differences(versions.isEmpty() ? new TreeMap<>() : cases(newest), now);
        if (differences.isEmpty()) {
            return;
        }
        String asked = System.getProperty(WRITE);
        if (asked == null) {
            throw new AssertionError(CHANGED.formatted(
                    newest,
                    "    " + String.join("\n    ", differences),
                    major(newest) + "." + (minor(newest) + 1),
                    major(newest) + 1 + ".0"));
        }
        boolean onlyMore = differences.stream().allMatch(line -> line.endsWith("is new"));
        boolean later = major(asked) > major(newest)
                || (major(asked) == major(newest) && minor(asked) > minor(newest) && onlyMore);
        if (!later) {
            throw new AssertionError("version " + asked + " cannot follow " + newest + " with " + differences);
        }
        write(asked, now);
    }

    /** Fails if a file of a released version was edited, added or deleted. */
    void requireUntouched() {
        try {
            List<String> known = versions().isEmpty() ? List.of() : Files.readAllLines(folder.resolve("SHA256SUMS"));
            if (!known.equals(sums())) {
                throw new AssertionError(
                        "What released versions have stored (infra/saga-dynamodb/golden) was edited, added"
                                + " or deleted: undo that. How to keep a new form: docs/compatibility.md");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String version, SortedMap<String, JsonNode> now) {
        ObjectNode all = JSON.createObjectNode();
        now.forEach(all::set);
        try {
            Files.createDirectories(folder.resolve(version));
            Files.writeString(folder.resolve(version).resolve(FILE), ItemText.text(all, "") + "\n");
            Files.write(folder.resolve("SHA256SUMS"), sums());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> differences(SortedMap<String, JsonNode> before, SortedMap<String, JsonNode> now) {
        List<String> differences = new ArrayList<>();
        before.forEach((name, item) -> item.properties().forEach(attribute -> {
            JsonNode written = now.containsKey(name) ? now.get(name).path(attribute.getKey()) : JSON.missingNode();
            if (!attribute.getValue().equals(written)) {
                differences.add("%s: %s was %s, is %s"
                        .formatted(
                                name,
                                attribute.getKey(),
                                attribute.getValue(),
                                written.isMissingNode() ? "gone" : written));
            }
        }));
        now.forEach((name, item) -> item.fieldNames().forEachRemaining(attribute -> {
            if (!before.containsKey(name) || !before.get(name).has(attribute)) {
                differences.add("%s: %s is new".formatted(name, attribute));
            }
        }));
        return differences;
    }

    private List<String> sums() throws IOException {
        List<String> sums = new ArrayList<>();
        for (String version : versions()) {
            try (Stream<Path> files = Files.list(folder.resolve(version))) {
                for (Path file : files.sorted().toList()) {
                    sums.add(sha256(file) + "  " + version + "/" + file.getFileName());
                }
            }
        }
        return sums;
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
