/** Random programs over several nodes that share a table, against a model of what must be true in the end. */
@NullMarked
package orderhub.infra.saga.property;

import org.jspecify.annotations.NullMarked;
