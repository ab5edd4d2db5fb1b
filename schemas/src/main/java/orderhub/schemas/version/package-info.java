/** Versions of what is stored and sent. */
@NullMarked
package orderhub.schemas.version;

import org.jspecify.annotations.NullMarked;
