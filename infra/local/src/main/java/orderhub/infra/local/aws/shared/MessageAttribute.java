package orderhub.infra.local.aws.shared;

import org.jspecify.annotations.Nullable;

/**
 * A typed attribute of an SNS or SQS message.
 *
 * @param dataType {@code String}, {@code Number}, {@code Binary} or {@code String.Array}, perhaps with a suffix
 * @param value the text, or for a binary attribute its Base64
 */
public record MessageAttribute(String dataType, String value) {
    /** A plain text attribute. */
    public static MessageAttribute text(String value) {
        return new MessageAttribute("String", value);
    }

    /** Whether {@link #value} is Base64 rather than text. */
    public boolean isBinary() {
        return dataType.equals("Binary") || dataType.startsWith("Binary.");
    }

    /**
     * An attribute as a request gave it.
     *
     * @param dataType null when the request did not give it
     * @param value the text or the Base64; null when the request gave neither
     */
    public static MessageAttribute given(String name, @Nullable String dataType, @Nullable String value) {
        if (dataType == null || value == null) {
            throw AwsException.badRequest(
                    "InvalidParameterValue",
                    "The message attribute '" + name + "' must contain a DataType and a non-empty value.");
        }
        return new MessageAttribute(dataType, value);
    }
}
