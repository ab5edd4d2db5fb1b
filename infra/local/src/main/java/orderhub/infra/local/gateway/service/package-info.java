/** The gateway's use cases: commands in, answers out. */
@NullMarked
package orderhub.infra.local.gateway.service;

import org.jspecify.annotations.NullMarked;
