@NullMarked
package orderhub.config.security;

import org.jspecify.annotations.NullMarked;
