/** What a saga costs: calls, capacity units and time. */
@NullMarked
package orderhub.infra.saga.cost;

import org.jspecify.annotations.NullMarked;
