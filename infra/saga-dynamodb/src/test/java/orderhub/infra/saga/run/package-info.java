@NullMarked
package orderhub.infra.saga.run;

import org.jspecify.annotations.NullMarked;
