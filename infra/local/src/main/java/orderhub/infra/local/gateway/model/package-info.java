/** Payment intents, refunds and the ledger: state and the rules that state obeys, without HTTP or JSON. */
@NullMarked
package orderhub.infra.local.gateway.model;

import org.jspecify.annotations.NullMarked;
