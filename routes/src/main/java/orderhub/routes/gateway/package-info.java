/** The payment gateway's wire: forms out, JSON in. */
@NullMarked
package orderhub.routes.gateway;

import org.jspecify.annotations.NullMarked;
