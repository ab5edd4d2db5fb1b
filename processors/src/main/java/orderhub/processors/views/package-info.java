/** An order as its customer sees it. */
@NullMarked
package orderhub.processors.views;

import org.jspecify.annotations.NullMarked;
