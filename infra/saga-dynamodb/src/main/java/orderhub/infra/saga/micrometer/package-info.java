/** Metrics of sagas, for applications that have Micrometer. */
@NullMarked
package orderhub.infra.saga.micrometer;

import org.jspecify.annotations.NullMarked;
