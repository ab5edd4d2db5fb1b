/** Holds the route files to the house's style: what is forgotten or misspelt in YAML is often silent in Camel. */
@NullMarked
package orderhub.routes.style;

import org.jspecify.annotations.NullMarked;
