/** What tests of several surroundings share. */
@NullMarked
package orderhub.infra.local;

import org.jspecify.annotations.NullMarked;
