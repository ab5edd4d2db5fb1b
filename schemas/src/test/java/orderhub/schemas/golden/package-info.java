/** Forms of stored items and of messages, as released versions wrote them. */
@NullMarked
package orderhub.schemas.golden;

import org.jspecify.annotations.NullMarked;
