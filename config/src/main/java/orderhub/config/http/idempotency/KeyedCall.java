package orderhub.config.http.idempotency;

/**
 * What a request with a key asks for.
 *
 * @param id of the key and of whose it is
 * @param fingerprint of what is asked for
 * @param token distinguishes this request from its repetitions
 */
record KeyedCall(String id, String fingerprint, String token) {}
