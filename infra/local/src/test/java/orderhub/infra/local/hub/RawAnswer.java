package orderhub.infra.local.hub;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An HTTP answer as it came.
 *
 * @param status its code; 0 where there is none, as in HTTP/0.9
 * @param headers by name, in any spelling
 * @param body as text
 */
record RawAnswer(int status, Map<String, String> headers, String body) {

    private static final String END_OF_HEADERS = "\r\n\r\n";
    private static final int FIRST_FINAL = 200;

    JsonNode json() {
        return Api.read(body);
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The final answers in what a server has sent; those that only say to go on are left out. */
    static List<RawAnswer> parse(byte[] bytes) {
        String rest = new String(bytes, StandardCharsets.ISO_8859_1);
        List<RawAnswer> answers = new ArrayList<>();
        while (!rest.isEmpty()) {
            int end = rest.indexOf(END_OF_HEADERS);
            if (!rest.startsWith("HTTP/1.") || end < 0) {
                // HTTP/0.9 has a body and nothing else.
                answers.add(new RawAnswer(0, Map.of(), utf8(rest)));
                return answers;
            }
            String[] lines = rest.substring(0, end).split("\r\n", -1);
            int status = Integer.parseInt(lines[0].split(" ", -1)[1]);
            Map<String, String> headers = headers(lines);
            rest = rest.substring(end + END_OF_HEADERS.length());
            Body body = Body.of(headers, status < FIRST_FINAL, rest);
            rest = rest.substring(body.length());
            if (status >= FIRST_FINAL) {
                answers.add(new RawAnswer(status, headers, utf8(body.text())));
            }
        }
        return answers;
    }

    private static Map<String, String> headers(String[] lines) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.merge(
                    lines[i].substring(0, colon), lines[i].substring(colon + 1).strip(), (a, b) -> a + ", " + b);
        }
        return headers;
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /**
     * A body in what is left of a connection.
     *
     * @param text of it
     * @param length that it takes there
     */
    private record Body(String text, int length) {

        static Body of(Map<String, String> headers, boolean none, String rest) {
            if (none) {
                return new Body("", 0);
            }
            if (headers.getOrDefault("Transfer-Encoding", "").equals("chunked")) {
                return chunked(rest);
            }
            String length = headers.get("Content-Length");
            // An answer to HEAD tells the length of a body that does not come.
            int end = length == null ? rest.length() : Math.min(rest.length(), Integer.parseInt(length));
            return new Body(rest.substring(0, end), end);
        }

        private static Body chunked(String rest) {
            StringBuilder text = new StringBuilder();
            int at = 0;
            while (true) {
                int line = rest.indexOf("\r\n", at);
                if (line < 0) {
                    // It was cut off.
                    return new Body(text.toString(), rest.length());
                }
                int size = Integer.parseInt(rest.substring(at, line), 16);
                at = line + 2;
                if (size == 0) {
                    return new Body(text.toString(), Math.min(rest.length(), at + 2));
                }
                text.append(rest, at, at + size);
                at += size + 2;
            }
        }
    }
}
