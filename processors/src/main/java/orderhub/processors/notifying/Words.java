package orderhub.processors.notifying;

/**
 * What a template is filled with: everything as people read it.
 *
 * @param template the template's name: the published name of what happened
 * @param language of the template, ISO 639-1
 * @param name how to address the customer
 * @param orderId what to name when asking
 * @param total what the order costs, with its currency
 */
public record Words(String template, String language, String name, String orderId, String total) {}
