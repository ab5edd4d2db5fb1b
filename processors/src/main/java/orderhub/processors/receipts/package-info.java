/** Whether what was sent has arrived. */
@NullMarked
package orderhub.processors.receipts;

import org.jspecify.annotations.NullMarked;
