/** What a route would do, without doing it. */
@NullMarked
package orderhub.routes.dryrun;

import org.jspecify.annotations.NullMarked;
