/** The real hub on the embedded AWS, through real HTTP and the real SDK. */
@NullMarked
package orderhub.infra.local.hub;

import org.jspecify.annotations.NullMarked;
