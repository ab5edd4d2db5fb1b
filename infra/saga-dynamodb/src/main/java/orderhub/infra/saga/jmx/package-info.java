/** The operators' view and actions as an MBean of the Camel context. */
@NullMarked
package orderhub.infra.saga.jmx;

import org.jspecify.annotations.NullMarked;
