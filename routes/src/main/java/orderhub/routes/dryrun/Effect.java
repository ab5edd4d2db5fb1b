package orderhub.routes.dryrun;

/**
 * Something that would have been done.
 *
 * @param service where: a service of AWS, the gateway, a saga
 * @param operation what
 * @param target to what; ids and names, never what is in them
 */
public record Effect(String service, String operation, String target) {}
