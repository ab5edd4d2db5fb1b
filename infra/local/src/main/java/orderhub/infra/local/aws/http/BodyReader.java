package orderhub.infra.local.aws.http;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.BufferUtil;

/** Reads a body as it comes in, without a thread that waits for it, up to a limit. */
final class BodyReader implements Runnable {
    private final Content.Source source;
    private final int maxBytes;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();

    private BodyReader(Content.Source source, int maxBytes) {
        this.source = source;
        this.maxBytes = maxBytes;
    }

    /** The body is longer than allowed. */
    static final class TooLargeException extends RuntimeException {}

    /** The body, or a failure: {@link TooLargeException}, or what broke the connection. */
    static CompletableFuture<byte[]> read(Content.Source source, int maxBytes) {
        BodyReader reader = new BodyReader(source, maxBytes);
        reader.run();
        return reader.body;
    }

    @Override
    public void run() {
        while (true) {
            Content.Chunk chunk = source.read();
            if (chunk == null) {
                source.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                body.completeExceptionally(chunk.getFailure());
                return;
            }
            boolean last = chunk.isLast();
            read.writeBytes(BufferUtil.toArray(chunk.getByteBuffer()));
            chunk.release();
            if (read.size() > maxBytes) {
                body.completeExceptionally(new TooLargeException());
                return;
            }
            if (last) {
                body.complete(read.toByteArray());
                return;
            }
        }
    }
}
