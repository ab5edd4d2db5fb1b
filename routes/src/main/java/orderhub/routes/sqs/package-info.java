/** Letting a message that could not be handled come back later. */
@NullMarked
package orderhub.routes.sqs;

import org.jspecify.annotations.NullMarked;
