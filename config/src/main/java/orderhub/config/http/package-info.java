/** The HTTP server's own limits, before a request reaches a route. */
@NullMarked
package orderhub.config.http;

import org.jspecify.annotations.NullMarked;
