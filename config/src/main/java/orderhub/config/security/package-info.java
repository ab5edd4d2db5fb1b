/** Who may do what: tokens, rights, the operators' login, and what every answer says to browsers. */
@NullMarked
package orderhub.config.security;

import org.jspecify.annotations.NullMarked;
