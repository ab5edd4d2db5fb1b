/** Is what a caller asks for something that we can do? Each check finds all that is wrong. */
@NullMarked
package orderhub.processors.checking;

import org.jspecify.annotations.NullMarked;
