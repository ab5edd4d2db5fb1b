/** What stands before the routes. */
@NullMarked
package orderhub.config.http;

import org.jspecify.annotations.NullMarked;
