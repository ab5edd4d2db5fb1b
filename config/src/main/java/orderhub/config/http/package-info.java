/** The edge: what every request meets before a route has it, and what anything but a route answers. */
@NullMarked
package orderhub.config.http;

import org.jspecify.annotations.NullMarked;
