/** The hub with its surroundings on this machine: embedded AWS, payment gateway, sample data. */
@NullMarked
package orderhub.infra.local.hub;

import org.jspecify.annotations.NullMarked;
