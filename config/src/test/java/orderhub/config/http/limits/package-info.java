@NullMarked
package orderhub.config.http.limits;

import org.jspecify.annotations.NullMarked;
