/** Messages that could not be handled: giving them up with their reason, and what operators do with them. */
@NullMarked
package orderhub.routes.deadletters;

import org.jspecify.annotations.NullMarked;
