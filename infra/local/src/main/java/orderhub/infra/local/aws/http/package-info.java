/** The one endpoint: tells by protocol and name which service a request is for. */
@NullMarked
package orderhub.infra.local.aws.http;

import org.jspecify.annotations.NullMarked;
