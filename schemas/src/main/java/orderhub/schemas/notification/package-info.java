/** What a customer is told, and over which channels. */
@NullMarked
package orderhub.schemas.notification;

import org.jspecify.annotations.NullMarked;
