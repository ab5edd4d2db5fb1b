@NullMarked
package orderhub.infra.saga.micrometer;

import org.jspecify.annotations.NullMarked;
