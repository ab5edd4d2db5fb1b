/** The application: it binds the settings and puts the routes' beans into Camel. The only home of Spring. */
@NullMarked
package orderhub.config;

import org.jspecify.annotations.NullMarked;
