package orderhub.processors.placing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Function;
import orderhub.schemas.api.PlaceOrder;

/**
 * Digests what a request means, not how it was written: white space, member order and the like do not count. SHA-256,
 * so that nobody can make two requests that look the same.
 */
public final class HashRequest implements Function<PlaceOrder, String> {

    /** Between fields; the contract allows no control character within one. */
    private static final char SEPARATOR = '\u001f';

    private final String defaultCurrency;

    /** @param defaultCurrency ISO 4217 code; naming it and leaving it out mean the same */
    public HashRequest(String defaultCurrency) {
        this.defaultCurrency = defaultCurrency;
    }

    @Override
    public String apply(PlaceOrder request) {
        StringBuilder meaning = new StringBuilder(request.customerId())
                .append(SEPARATOR)
                .append(request.currency() == null ? defaultCurrency : request.currency())
                .append(SEPARATOR)
                .append(request.paymentMethod().type())
                .append(SEPARATOR)
                .append(request.paymentMethod().token());
        for (PlaceOrder.Item item : request.items()) {
            meaning.append(SEPARATOR).append(item.productId()).append(SEPARATOR).append(item.quantity());
        }
        return HexFormat.of().formatHex(sha256(meaning.toString()));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
