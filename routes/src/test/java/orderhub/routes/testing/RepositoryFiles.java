package orderhub.routes.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds files of the repository, whichever folder a test runs in. */
public final class RepositoryFiles {

    private RepositoryFiles() {}

    /** @param path from the repository's root */
    public static Path find(String path) {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null) {
            Path candidate = folder.resolve(path);
            if (Files.exists(candidate)) {
                return candidate;
            }
            folder = folder.getParent();
        }
        throw new IllegalStateException("not found above the working directory: " + path);
    }
}
