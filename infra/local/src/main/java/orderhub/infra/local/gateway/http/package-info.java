/** The HTTP front: authentication, body parsing, routing and delivery of answers. */
@NullMarked
package orderhub.infra.local.gateway.http;

import org.jspecify.annotations.NullMarked;
