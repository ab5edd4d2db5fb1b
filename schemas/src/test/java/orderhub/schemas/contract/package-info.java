/** Records, examples and JSON Schemas say the same. */
@NullMarked
package orderhub.schemas.contract;

import org.jspecify.annotations.NullMarked;
