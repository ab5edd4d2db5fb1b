/** What Camel's Saga EIP promises, shown on Camel's own service in memory and on the one that this module adds. */
@NullMarked
package orderhub.infra.saga.contract;

import org.jspecify.annotations.NullMarked;
