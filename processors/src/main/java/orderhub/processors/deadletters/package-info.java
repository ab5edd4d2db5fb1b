/** What is said about messages that could not be handled, and how they are grouped. */
@NullMarked
package orderhub.processors.deadletters;

import org.jspecify.annotations.NullMarked;
