/** What every embedded service speaks: names, errors, messages, and the shape of a call. */
@NullMarked
package orderhub.infra.local.aws.shared;

import org.jspecify.annotations.NullMarked;
