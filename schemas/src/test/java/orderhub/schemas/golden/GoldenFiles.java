package orderhub.schemas.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder with a folder for each released version, a file for each kind in it, and the checksums of all of them. */
final class GoldenFiles {

    private static final String SUMS = "SHA256SUMS";
    private static final String SUFFIX = ".json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    GoldenFiles(Path folder) {
        this.folder = folder;
    }

    /** Oldest first. */
    List<String> versions() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        return list(folder).stream()
                .filter(Files::isDirectory)
                .map(version -> version.getFileName().toString())
                .sorted(Comparator.comparing(GoldenFiles::major).thenComparing(GoldenFiles::minor))
                .toList();
    }

    static int major(String version) {
        return Integer.parseInt(version.substring(0, version.indexOf('.')));
    }

    static int minor(String version) {
        return Integer.parseInt(version.substring(version.indexOf('.') + 1));
    }

    SortedMap<String, SortedMap<String, JsonNode>> read(String version) {
        SortedMap<String, SortedMap<String, JsonNode>> kinds = new TreeMap<>();
        for (Path file : list(folder.resolve(version))) {
            SortedMap<String, JsonNode> cases = new TreeMap<>();
            parse(file).properties().forEach(one -> cases.put(one.getKey(), one.getValue()));
            String name = file.getFileName().toString();
            kinds.put(name.substring(0, name.length() - SUFFIX.length()), cases);
        }
        return kinds;
    }

    void write(String version, SortedMap<String, SortedMap<String, JsonNode>> kinds) {
        Path target = folder.resolve(version);
        try {
            Files.createDirectories(target);
            for (var kind : kinds.entrySet()) {
                JsonNode cases = GoldenJson.sorted(JSON.valueToTree(kind.getValue()));
                Files.writeString(target.resolve(kind.getKey() + SUFFIX), GoldenJson.text(cases) + "\n");
            }
            Files.write(folder.resolve(SUMS), sums());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line for each file there is, as {@code sha256sum} writes them. */
    List<String> sums() {
        return versions().stream()
                .flatMap(version -> list(folder.resolve(version)).stream())
                .map(file ->
                        sha256(file) + "  " + folder.relativize(file).toString().replace('\\', '/'))
                .toList();
    }

    /** The lines that were written when the versions were. */
    List<String> knownSums() {
        try {
            return Files.isRegularFile(folder.resolve(SUMS)) ? Files.readAllLines(folder.resolve(SUMS)) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
