/** What a customer is told. */
@NullMarked
package orderhub.processors.notifying;

import org.jspecify.annotations.NullMarked;
