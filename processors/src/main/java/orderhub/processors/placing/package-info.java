/** From a request that was found good to an order. */
@NullMarked
package orderhub.processors.placing;

import org.jspecify.annotations.NullMarked;
