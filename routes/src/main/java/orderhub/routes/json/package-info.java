/** How records become JSON and back. */
@NullMarked
package orderhub.routes.json;

import org.jspecify.annotations.NullMarked;
