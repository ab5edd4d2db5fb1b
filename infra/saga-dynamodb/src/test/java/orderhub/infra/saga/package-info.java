@NullMarked
package orderhub.infra.saga;

import org.jspecify.annotations.NullMarked;
