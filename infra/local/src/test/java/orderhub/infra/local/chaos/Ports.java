package orderhub.infra.local.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Random;

/** Ports for processes that come back on the same one. */
final class Ports {

    /** Below those that connections get on their way out (Linux: from 32768), so that nobody takes one meanwhile. */
    private static final int FIRST = 20_000;

    private static final int COUNT = 12_000;
    private static final int MOST_TRIES = 1_000;

    private Ports() {}

    static int free() {
        Random random = new Random();
        for (int i = 0; i < MOST_TRIES; i++) {
            int port = FIRST + random.nextInt(COUNT);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // The next one, then.
            }
        }
        throw new IllegalStateException("no port is free");
    }
}
