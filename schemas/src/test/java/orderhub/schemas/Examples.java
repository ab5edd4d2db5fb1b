package orderhub.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files in {@code schemas/examples}, from whichever module's folder a test is run. */
public final class Examples {

    private static final Path EXAMPLES = Path.of("schemas", "examples");

    private Examples() {}

    /**
     * The folder that holds the examples: the nearest one at or above the working directory.
     *
     * @throws IllegalStateException if there is none
     */
    public static Path folder() {
        Path start = Path.of("").toAbsolutePath();
        for (Path dir = start; dir != null; dir = dir.getParent()) {
            Path candidate = dir.resolve(EXAMPLES);
            if (Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        throw new IllegalStateException("no " + EXAMPLES + " at or above " + start);
    }

    /**
     * One example's text.
     *
     * @param path below the folder, like {@code orders/good.json}
     * @throws UncheckedIOException if there is no such file
     */
    public static String text(String path) {
        try {
            return Files.readString(folder().resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The body of an example order, by its name without the extension, like {@code good}. */
    public static String order(String name) {
        return text("orders/" + name + ".json");
    }

    /**
     * The names, without the extension and sorted, of the JSON files in a folder.
     *
     * @param folder below the examples, like {@code orders}
     * @throws UncheckedIOException if there is no such folder
     */
    public static List<String> names(String folder) {
        return names(folder().resolve(folder), ".json");
    }

    /** The names, without a suffix and sorted, of the files that bear it in any folder. */
    public static List<String> names(Path folder, String suffix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(suffix))
                    .map(name -> name.substring(0, name.length() - suffix.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
