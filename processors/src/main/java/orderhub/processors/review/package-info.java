/** A person's word on an order. */
@NullMarked
package orderhub.processors.review;

import org.jspecify.annotations.NullMarked;
