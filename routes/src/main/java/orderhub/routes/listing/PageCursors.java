package orderhub.routes.listing;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import orderhub.processors.listing.OrderQuery;
import orderhub.processors.listing.Position;
import orderhub.routes.callers.Caller;
import orderhub.routes.hash.KeyedHash;
import orderhub.routes.hash.Seal;
import org.jspecify.annotations.Nullable;

/**
 * Cursors of lists: where a page ended, sealed together with who asked for what. Nobody can make one, use another's, or
 * carry one over to another list.
 */
public final class PageCursors {

    private static final byte VERSION = 1;

    /** Version, time and order id. */
    private static final int POSITION_BYTES = 1 + Long.BYTES + 2 * Long.BYTES;

    private final Seal seal;

    /** @param hash with the secret of all hubs */
    public PageCursors(KeyedHash hash) {
        this.seal = new Seal(hash, "list-cursor");
    }

    /** The cursor for what comes behind a position. */
    public String write(Position position, OrderQuery query, Caller caller) {
        UUID id = UUID.fromString(position.orderId());
        byte[] plain = ByteBuffer.allocate(POSITION_BYTES)
                .put(VERSION)
                .putLong(position.createdAt().toEpochMilli())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return seal.close(plain, list(query, caller));
    }

    /**
     * The position that a cursor stands for.
     *
     * @throws InvalidCursorException if it was not given to this caller for this list
     */
    public Position read(String cursor, OrderQuery query, Caller caller) {
        ByteBuffer position = seal.open(cursor, list(query, caller))
                .map(ByteBuffer::wrap)
                .filter(bytes -> bytes.remaining() == POSITION_BYTES && bytes.get() == VERSION)
                .orElseThrow(InvalidCursorException::new);
        return new Position(
                Instant.ofEpochMilli(position.getLong()), new UUID(position.getLong(), position.getLong()).toString());
    }

    private static @Nullable Object[] list(OrderQuery query, Caller caller) {
        return new @Nullable Object[] {
            caller.subject(), caller.customerId(), query.customerId(), query.status(), query.from(), query.to()
        };
    }
}
