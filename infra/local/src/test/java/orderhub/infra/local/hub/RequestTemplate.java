package orderhub.infra.local.hub;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How requests are written down: lines for the headers, an empty line, the body, and placeholders for what no text has. */
final class RequestTemplate {

    private static final String POST = "@post ";
    private static final String UNFINISHED = "{{unfinished}}";
    private static final String CRLF = "\r\n";
    private static final Pattern HEX = Pattern.compile("\\{\\{x:([0-9a-f]+)}}");
    private static final String REPEAT = "{{repeat:";

    private RequestTemplate() {}

    /** The request as one text. */
    static String raw(List<String> lines) {
        if (lines.get(0).startsWith(POST)) {
            return head(lines.get(0).substring(POST.length())) + String.join("\n", lines.subList(1, lines.size()));
        }
        int empty = lines.indexOf("");
        if (empty < 0) {
            return String.join(CRLF, lines);
        }
        return String.join(CRLF, lines.subList(0, empty))
                + CRLF
                + CRLF
                + String.join("\n", lines.subList(empty + 1, lines.size()));
    }

    private static String head(String path) {
        return String.join(
                CRLF,
                "POST " + path + " HTTP/1.1",
                "Host: hub",
                "Authorization: Bearer {{token}}",
                "Content-Type: application/json",
                "Idempotency-Key: {{key}}",
                "Content-Length: {{length}}",
                "Connection: close",
                "",
                "");
    }

    static byte[] fill(String template, String token) {
        String text = repeated(template).replace("{{crlf}}", CRLF).replace(UNFINISHED, "");
        text = HEX.matcher(text)
                .replaceAll(hex -> Matcher.quoteReplacement(
                        new String(HexFormat.of().parseHex(hex.group(1)), StandardCharsets.ISO_8859_1)));
        text = text.replace("{{token}}", token)
                .replace("{{key}}", UUID.randomUUID().toString());
        int body = text.indexOf(CRLF + CRLF);
        int length = body < 0 ? 0 : text.length() - body - 2 * CRLF.length();
        return text.replace("{{length}}", Integer.toString(length)).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** {@code {{repeat:3:ab}}} is ababab; what is repeated may have placeholders, one of these among them. */
    private static String repeated(String text) {
        int start = text.lastIndexOf(REPEAT);
        if (start < 0) {
            return text;
        }
        int colon = text.indexOf(':', start + REPEAT.length());
        int end = end(text, colon + 1);
        int times = Integer.parseInt(text.substring(start + REPEAT.length(), colon));
        return repeated(
                text.substring(0, start) + text.substring(colon + 1, end).repeat(times) + text.substring(end + 2));
    }

    /** Where a placeholder ends: at the first two braces that close no others. */
    private static int end(String text, int from) {
        int open = 0;
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '{') {
                open++;
            } else if (text.charAt(i) == '}') {
                if (open == 0) {
                    return i;
                }
                open--;
            }
        }
        throw new IllegalArgumentException("a placeholder does not end: " + text);
    }
}
