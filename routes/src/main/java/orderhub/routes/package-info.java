/** The flow. It is in resources/camel; here is only what a route cannot say itself, and the list of the beans it names. */
@NullMarked
package orderhub.routes;

import org.jspecify.annotations.NullMarked;
