/** Bodies from outside, and errors as callers see them. */
@NullMarked
package orderhub.routes.http;

import org.jspecify.annotations.NullMarked;
