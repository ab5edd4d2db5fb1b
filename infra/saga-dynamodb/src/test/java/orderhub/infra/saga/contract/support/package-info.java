/** A Camel context with a saga service of either kind, and a record of the callbacks. */
@NullMarked
package orderhub.infra.saga.contract.support;

import org.jspecify.annotations.NullMarked;
