/** What failures mean, and how they are told. */
@NullMarked
package orderhub.routes.faults;

import org.jspecify.annotations.NullMarked;
