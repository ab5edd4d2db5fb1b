/** An issuer of tokens for a laptop and for tests: whoever asks gets one, for whatever they ask. */
@NullMarked
package orderhub.infra.local.issuer;

import org.jspecify.annotations.NullMarked;
