/** What route tests share: the real routes and beans, with everything outward mocked. */
@NullMarked
package orderhub.routes.testing;

import org.jspecify.annotations.NullMarked;
