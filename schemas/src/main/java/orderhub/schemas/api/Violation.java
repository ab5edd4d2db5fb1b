package orderhub.schemas.api;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer JSON Pointer (RFC 6901) to the offending value; empty for the whole body
 * @param code stable, for programs
 * @param message for people; never repeats the offending value
 */
public record Violation(String pointer, String code, String message) {}
