/** How the processes of a local run live and end. */
@NullMarked
package orderhub.infra.local.run;

import org.jspecify.annotations.NullMarked;
