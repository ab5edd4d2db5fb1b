/** Documents that the build keeps true. */
@NullMarked
package orderhub.infra.local.docs;

import org.jspecify.annotations.NullMarked;
