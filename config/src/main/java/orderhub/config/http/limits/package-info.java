/** How much of the hub one caller, and all of them together, can have. */
@NullMarked
package orderhub.config.http.limits;

import org.jspecify.annotations.NullMarked;
