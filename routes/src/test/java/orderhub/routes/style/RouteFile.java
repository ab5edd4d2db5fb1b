package orderhub.routes.style;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import orderhub.routes.testing.RepositoryFiles;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A route file as it lies in the repository, read as plain YAML: what Camel forgives is seen too.
 *
 * @param path where it is
 * @param entries what stands at its top, in order
 */
record RouteFile(Path path, List<Entry> entries) {

    static final Path FOLDER = RepositoryFiles.find("routes/src/main/resources/camel");
    static final String ENDING = ".camel.yaml";

    /** The name without its ending: the id of the route in it. */
    String flow() {
        String name = path.getFileName().toString();
        return name.substring(0, name.length() - ENDING.length());
    }

    List<Entry> routes() {
        return entries.stream().filter(Entry::isRoute).toList();
    }

    long lines() {
        try (Stream<String> lines = Files.lines(path)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return path.getFileName().toString();
    }

    /** Whatever lies in the folder of the routes. */
    static List<Path> paths() {
        try (Stream<Path> paths = Files.list(FOLDER)) {
            return paths.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<RouteFile> all() {
        return paths().stream().map(RouteFile::read).toList();
    }

    /** All entries of all files. */
    static Stream<Entry> allEntries() {
        return all().stream().flatMap(file -> file.entries().stream());
    }

    /** All routes of all files. */
    static Stream<Entry> allRoutes() {
        return allEntries().filter(Entry::isRoute);
    }

    /** All nodes of all routes and error policies. */
    static Stream<Step> allSteps() {
        return allEntries().flatMap(Entry::allSteps);
    }

    /** What the operations of the API call. */
    static Stream<String> operations() {
        return allEntries()
                .filter(entry -> entry.kind().equals("rest"))
                .flatMap(entry -> entry.value().andAllBelow())
                .map(operation -> operation.textOrEmpty("to"))
                .filter(uri -> !uri.isEmpty());
    }

    /** @throws org.yaml.snakeyaml.error.YAMLException if a key stands twice in a mapping, naming its line */
    private static RouteFile read(Path path) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        try {
            List<?> top = new Yaml(new SafeConstructor(strict)).load(Files.readString(path));
            String file = path.getFileName().toString();
            return new RouteFile(
                    path,
                    top.stream()
                            .flatMap(item -> Mapping.of(item).members().entrySet().stream())
                            .map(member ->
                                    new Entry(file, String.valueOf(member.getKey()), Mapping.of(member.getValue())))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
