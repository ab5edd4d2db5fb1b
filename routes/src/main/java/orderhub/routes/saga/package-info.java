/** What a route asks of sagas beyond joining and ending them. */
@NullMarked
package orderhub.routes.saga;

import org.jspecify.annotations.NullMarked;
