/** What a saga is and how it changes, without a table. */
@NullMarked
package orderhub.infra.saga.model;

import org.jspecify.annotations.NullMarked;
