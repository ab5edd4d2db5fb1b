/** The contract of the API: is it whole, and does an answer keep to it? */
@NullMarked
package orderhub.schemas.openapi;

import org.jspecify.annotations.NullMarked;
