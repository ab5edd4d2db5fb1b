/** What released hubs have stored and sent is understood by this one, and the other way round. */
@NullMarked
package orderhub.routes.golden;

import org.jspecify.annotations.NullMarked;
