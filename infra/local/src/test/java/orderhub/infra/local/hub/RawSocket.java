package orderhub.infra.local.hub;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.List;

/** Sends bytes as they are, which no HTTP client does, and reads whatever comes back until the server has ended it. */
final class RawSocket {

    /** Longer than any request may take; who waits longer waits for ever. */
    private static final int PATIENCE_MS = 60_000;

    /** Slow enough for a body to take far too long, and fast enough for no single pause to be noticed. */
    private static final int PAUSE_MS = 250;

    private final InetSocketAddress server;

    RawSocket(URI server) {
        this.server = new InetSocketAddress(server.getHost(), server.getPort());
    }

    /** How the bytes are sent. */
    enum Manner {
        /** At once; the connection stays open. */
        WHOLE,
        /** At once, and then the sender has nothing more to say. */
        END,
        /** What is there at once, and then nothing, without an end. */
        SILENCE,
        /** The headers at once, and the rest byte by byte. */
        SLOW
    }

    /** The answers; none if the server ended the connection without a word. */
    List<RawAnswer> send(byte[] request, Manner manner) {
        try (Socket socket = new Socket()) {
            socket.connect(server, PATIENCE_MS);
            socket.setSoTimeout(PATIENCE_MS);
            write(socket, request, manner);
            return RawAnswer.parse(readAll(socket.getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Socket socket, byte[] request, Manner manner) throws IOException {
        OutputStream out = socket.getOutputStream();
        try {
            int atOnce = manner == Manner.SLOW ? endOfHeaders(request) : request.length;
            out.write(request, 0, atOnce);
            out.flush();
            for (int i = atOnce; i < request.length && socket.getInputStream().available() == 0; i++) {
                pause();
                out.write(request[i]);
                out.flush();
            }
            if (manner == Manner.END) {
                socket.shutdownOutput();
            }
        } catch (SocketException cutOff) {
            // The server has heard enough; what it said is read all the same.
        }
    }

    private static int endOfHeaders(byte[] request) {
        for (int i = 3; i < request.length; i++) {
            if (request[i] == '\n' && request[i - 2] == '\n') {
                return i + 1;
            }
        }
        return request.length;
    }

    private static byte[] readAll(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (SocketException reset) {
            // The server has thrown away what it did not read; what it said before counts.
        }
        return all.toByteArray();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
