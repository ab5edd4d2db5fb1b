package orderhub.infra.local.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tests of all modules, as their sources have them: no module sees the tests of another on its class path. */
final class TestSources {

    /** By these a method is a test; the second last is a property of jqwik, the last is the saga library's own. */
    private static final Set<String> TESTS =
            Set.of("@Test", "@ParameterizedTest", "@RepeatedTest", "@TestFactory", "@Property", "@BothServices");

    private static final Pattern OFF = Pattern.compile("@(Disabled|Enabled)\\w*");
    private static final Pattern ANNOTATION = Pattern.compile("@\\w+");

    private final Map<String, List<Path>> byClass = new HashMap<>();

    TestSources(Path repository) {
        try (Stream<Path> files = Files.walk(repository)) {
            // What the build runs: see surefire's includes.
            files.filter(file -> file.toString().matches(".*/src/test/java/.*(Test|Properties)\\.java"))
                    .filter(file -> !repository.relativize(file).toString().contains("target/"))
                    .forEach(file -> byClass.computeIfAbsent(nameOf(file), name -> new ArrayList<>())
                            .add(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What keeps a test from being one that the build runs.
     *
     * @param test as {@code ClassName.method_name}
     */
    Optional<String> wrongWith(String test) {
        String className = test.substring(0, test.indexOf('.'));
        String method = test.substring(test.indexOf('.') + 1);
        List<Path> files = byClass.getOrDefault(className, List.of());
        if (files.size() != 1) {
            return Optional.of(files.isEmpty() ? "there is no such test class" : "several classes have this name");
        }
        List<String> lines = read(files.get(0));
        int declaration = lineWith(lines, Pattern.compile("\\bclass " + className + "\\b"));
        int begin = lineWith(lines, Pattern.compile("\\bvoid " + method + "\\("));
        if (begin < 0) {
            return Optional.of("the class has no such method");
        }
        String above = above(lines, declaration) + lines.get(declaration);
        if (above.contains("abstract class") || OFF.matcher(above).find()) {
            return Optional.of("the class is abstract, or does not always run");
        }
        return wrongWithMethod(above(lines, begin));
    }

    private static Optional<String> wrongWithMethod(String annotations) {
        if (ANNOTATION.matcher(annotations).results().noneMatch(one -> TESTS.contains(one.group()))) {
            return Optional.of("the method is no test");
        }
        return OFF.matcher(annotations).find() ? Optional.of("the test does not always run") : Optional.empty();
    }

    /** What stands directly above a line. */
    private static String above(List<String> lines, int line) {
        int first = line;
        while (first > 0 && !lines.get(first - 1).isBlank()) {
            first--;
        }
        return String.join("\n", lines.subList(first, line)) + "\n";
    }

    private static int lineWith(List<String> lines, Pattern pattern) {
        for (int line = 0; line < lines.size(); line++) {
            if (pattern.matcher(lines.get(line)).find()) {
                return line;
            }
        }
        return -1;
    }

    private static String nameOf(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
