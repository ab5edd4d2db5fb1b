/** Random walks of orders through the real processors, over stock and a payment gateway in memory. */
@NullMarked
package orderhub.processors.walks;

import org.jspecify.annotations.NullMarked;
