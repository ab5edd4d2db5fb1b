/** The contract of events and queues: is it whole, and does it say what the schemas say? */
@NullMarked
package orderhub.schemas.asyncapi;

import org.jspecify.annotations.NullMarked;
