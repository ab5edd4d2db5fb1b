/** The contract of the API for people to read and to try. */
@NullMarked
package orderhub.config.docs;

import org.jspecify.annotations.NullMarked;
