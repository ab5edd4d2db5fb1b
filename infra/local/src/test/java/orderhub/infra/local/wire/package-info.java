/** Stands between a hub and what it calls by HTTP, so that calls can be lost, held, refused or watched. */
@NullMarked
package orderhub.infra.local.wire;

import org.jspecify.annotations.NullMarked;
