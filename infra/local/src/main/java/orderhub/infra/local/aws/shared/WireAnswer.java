package orderhub.infra.local.aws.shared;

import java.util.Map;

/**
 * An answer as it goes out.
 *
 * @param status the HTTP status
 * @param headers by name
 * @param body may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // The body is handed on, never compared.
public record WireAnswer(int status, Map<String, String> headers, byte[] body) {
    public WireAnswer {
        headers = Map.copyOf(headers);
    }
}
