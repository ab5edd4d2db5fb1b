/** The gateway over real HTTP. */
@NullMarked
package orderhub.infra.local.gateway;

import org.jspecify.annotations.NullMarked;
