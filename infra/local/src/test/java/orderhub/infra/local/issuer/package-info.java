@NullMarked
package orderhub.infra.local.issuer;

import org.jspecify.annotations.NullMarked;
