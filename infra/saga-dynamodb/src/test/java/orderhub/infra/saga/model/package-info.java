@NullMarked
package orderhub.infra.saga.model;

import org.jspecify.annotations.NullMarked;
