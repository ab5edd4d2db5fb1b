@NullMarked
package orderhub.infra.saga.jmx;

import org.jspecify.annotations.NullMarked;
