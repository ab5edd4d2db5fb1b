/** The desk where HTTP cannot reach: faults of the gateway's own. */
@NullMarked
package orderhub.infra.local.gateway.service;

import org.jspecify.annotations.NullMarked;
