/** Clients for AWS; the same ones for a laptop and for the cloud, by configuration alone. */
@NullMarked
package orderhub.config.aws;

import org.jspecify.annotations.NullMarked;
