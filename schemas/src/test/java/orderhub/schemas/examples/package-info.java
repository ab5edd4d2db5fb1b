/** The examples are what they claim to be. */
@NullMarked
package orderhub.schemas.examples;

import org.jspecify.annotations.NullMarked;
