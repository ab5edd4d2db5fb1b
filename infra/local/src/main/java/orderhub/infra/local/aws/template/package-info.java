/** Reads a CloudFormation template and creates what it describes; refuses what it cannot. */
@NullMarked
package orderhub.infra.local.aws.template;

import org.jspecify.annotations.NullMarked;
