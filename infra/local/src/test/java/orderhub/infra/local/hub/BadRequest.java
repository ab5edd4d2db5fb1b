package orderhub.infra.local.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import orderhub.schemas.Examples;

/**
 * A bad or odd request of {@code schemas/examples/bad}, whose README says how they are written.
 *
 * @param kind the file that it stands in
 * @param name what is wrong with it
 * @param expected its answers, one after the other; none if the server is to end the connection without a word
 * @param manner in which it is sent
 * @param template its bytes as Latin-1, with placeholders
 */
record BadRequest(String kind, String name, List<Expected> expected, RawSocket.Manner manner, String template) {

    private static final String CASE = "\n### ";
    private static final String EXPECTED = "> ";

    /**
     * An answer.
     *
     * @param statuses one of these
     * @param problem its kind; {@code *} for any, {@code -} for an answer that is no problem document
     * @param pointer of one of its violations; empty for none in particular
     */
    record Expected(List<Integer> statuses, String problem, String pointer) {

        static Expected parse(String text) {
            String[] parts = text.split(" ", -1);
            List<Integer> statuses =
                    Stream.of(parts[0].split("/", -1)).map(Integer::valueOf).toList();
            return new Expected(statuses, parts[1], parts.length > 2 ? parts[2] : "");
        }
    }

    /** All of them, by file and as they stand there. */
    static List<BadRequest> all() {
        try (Stream<Path> files = Files.list(Examples.folder().resolve("bad"))) {
            return files.filter(file -> file.toString().endsWith(".http"))
                    .sorted()
                    .flatMap(BadRequest::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<BadRequest> read(Path file) {
        try {
            String kind = file.getFileName().toString().replace(".http", "");
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            return Stream.of(text.split(CASE, -1)).skip(1).map(part -> parse(kind, part));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BadRequest parse(String kind, String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        String name = lines.remove(0);
        List<Expected> expected = new ArrayList<>();
        RawSocket.Manner manner = RawSocket.Manner.WHOLE;
        while (lines.get(0).startsWith(EXPECTED)) {
            String line = lines.remove(0).substring(EXPECTED.length());
            int flag = line.indexOf(" [");
            if (flag >= 0) {
                manner = RawSocket.Manner.valueOf(
                        line.substring(flag + 2, line.length() - 1).toUpperCase(Locale.ROOT));
                line = line.substring(0, flag);
            }
            if (!line.equals("closed")) {
                expected.add(Expected.parse(line));
            }
        }
        if (lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return new BadRequest(kind, name, List.copyOf(expected), manner, RequestTemplate.raw(lines));
    }

    /** Its bytes, with an idempotency key of its own. */
    byte[] bytes(String token) {
        return RequestTemplate.fill(template, token);
    }

    @Override
    public String toString() {
        return kind + ": " + name;
    }
}
