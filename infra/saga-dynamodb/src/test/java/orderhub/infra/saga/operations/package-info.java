@NullMarked
package orderhub.infra.saga.operations;

import org.jspecify.annotations.NullMarked;
