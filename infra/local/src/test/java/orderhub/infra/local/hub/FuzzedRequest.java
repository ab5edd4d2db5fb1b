package orderhub.infra.local.hub;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** A good request in which something was changed, or nothing. */
final class FuzzedRequest {

    private static final List<String> METHODS =
            List.of("GET", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CANARY", "post");

    private FuzzedRequest() {}

    static byte[] next(Random random) {
        boolean get = random.nextInt(6) == 0;
        FuzzSeed seed = pick(get ? FuzzSeed.gets() : FuzzSeed.posts(), random);
        byte[] body = body(seed.body(), random);
        String path = path(seed.path(), random) + query(seed.query(), random);
        String method = seed.method();
        if (random.nextInt(15) == 0) {
            method = pick(METHODS, random);
        }
        List<String> headers = headers(body.length, random);
        String head = method + " " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        return request.toByteArray();
    }

    private static byte[] body(String good, Random random) {
        String body = good;
        if (!good.isEmpty()) {
            JsonNode json = Api.read(good);
            for (int i = random.nextInt(4); i > 0; i--) {
                json = Mutations.ofStructure(json, random);
            }
            body = json.toString();
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return random.nextInt(5) == 0 ? Mutations.ofBytes(bytes, random) : bytes;
    }

    private static String path(String good, Random random) {
        return random.nextInt(8) == 0
                ? "/" + Mutations.ofText(good.substring(1), random).replaceAll("[\\x00-\\x20]", "_")
                : good;
    }

    /** Some of the parameters that there are, some of them changed. */
    private static String query(List<String> good, Random random) {
        List<String> some = good.stream()
                .filter(parameter -> random.nextInt(3) == 0)
                .map(parameter -> random.nextInt(3) == 0 ? Mutations.ofText(parameter, random) : parameter)
                .toList();
        return some.isEmpty() ? "" : "?" + String.join("&", some).replaceAll("[^\\x21-\\x7e]", "_");
    }

    private static List<String> headers(int length, Random random) {
        List<String> headers = new ArrayList<>(List.of(
                "Host: hub",
                "Authorization: Bearer " + Tokens.staff(),
                "Content-Type: application/json",
                "Idempotency-Key: "
                        + UUID.nameUUIDFromBytes(
                                Long.toString(random.nextLong()).getBytes(StandardCharsets.US_ASCII))));
        if (random.nextInt(6) == 0) {
            int changed = random.nextInt(headers.size());
            String header = headers.get(changed);
            int value = header.indexOf(':') + 1;
            switch (random.nextInt(3)) {
                case 0 -> headers.remove(changed);
                case 1 -> headers.add(header);
                default ->
                    headers.set(
                            changed,
                            header.substring(0, value)
                                    + Mutations.ofText(header.substring(value), random)
                                            .replaceAll("[\\r\\n]", ""));
            }
        }
        if (random.nextInt(6) == 0) {
            headers.add(Mutations.header(random));
        }
        headers.add("Content-Length: " + length);
        headers.add("Connection: close");
        return headers;
    }

    private static <T> T pick(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
