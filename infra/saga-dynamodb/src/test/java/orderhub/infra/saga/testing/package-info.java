/** What the tests of several packages need. */
@NullMarked
package orderhub.infra.saga.testing;

import org.jspecify.annotations.NullMarked;
