/** AWS on this machine, behind one endpoint, from the same template that the cloud gets. */
@NullMarked
package orderhub.infra.local.aws;

import org.jspecify.annotations.NullMarked;
