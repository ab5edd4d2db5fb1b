/** Conditions that a caller puts on a request (RFC 9110, section 13). */
@NullMarked
package orderhub.processors.conditions;

import org.jspecify.annotations.NullMarked;
