/** The JSON the gateway answers with. */
@NullMarked
package orderhub.infra.local.gateway.view;

import org.jspecify.annotations.NullMarked;
