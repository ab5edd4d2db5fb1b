/** Effects at most once for each event, whichever hub gets it and however often. */
@NullMarked
package orderhub.routes.inbox;

import org.jspecify.annotations.NullMarked;
