package orderhub.infra.local.aws.dynamodb;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteLibraryLoader;

/**
 * Puts the database file into SQLite's write-ahead mode, which stays with the file: a commit then waits for the disk
 * once rather than several times, and is as safe.
 */
final class WriteAheadLog {
    /** What DynamoDB Local names its file when all credentials share it. */
    private static final String FILE = "shared-local-instance.db";

    /** SQLite's file format, "The Database Header": byte 18 is 2 in write-ahead mode. */
    private static final int WRITE_VERSION_OFFSET = 18;

    private static final byte WRITE_AHEAD = 2;

    /** Held, so that the level stays set: the driver reports every connection. */
    private static final Logger DRIVER_LOG = Logger.getLogger("com.almworks.sqlite4java");

    private WriteAheadLog() {}

    /** Has to be called before the database is first used; a file that has the mode already is left alone. */
    static void enable(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (Files.exists(file) && isEnabled(file)) {
            return;
        }
        DRIVER_LOG.setLevel(Level.WARNING);
        try {
            SQLiteLibraryLoader.initialize();
        } catch (Exception failed) {
            throw new IllegalStateException("The native library of SQLite cannot be loaded on this machine", failed);
        }
        SQLiteConnection connection = new SQLiteConnection(file.toFile());
        try {
            connection.open(true);
            connection.exec("PRAGMA journal_mode=WAL");
        } catch (SQLiteException refused) {
            throw new IllegalStateException("The database in " + directory + " cannot be opened", refused);
        } finally {
            connection.dispose();
        }
    }

    private static boolean isEnabled(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] header = in.readNBytes(WRITE_VERSION_OFFSET + 1);
            return header.length > WRITE_VERSION_OFFSET && header[WRITE_VERSION_OFFSET] == WRITE_AHEAD;
        }
    }
}
