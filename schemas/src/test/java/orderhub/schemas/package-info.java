/** Where the examples are, for the tests of every module. */
@NullMarked
package orderhub.schemas;

import org.jspecify.annotations.NullMarked;
