package orderhub.schemas.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files as the hub finds them. */
final class ClassPath {

    private ClassPath() {}

    /** @throws IllegalStateException if there is no such file */
    static String text(String path) {
        try (InputStream file = ClassPath.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("not on the class path: " + path);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
