/**
 * Seeded simulation of faults: the real routes of two hubs on the embedded AWS, a network between them that does to each
 * call what the seed says, callers that insist, and an auditor who looks only at tables, queues and the gateway's ledger.
 */
@NullMarked
package orderhub.infra.local.simulation;

import org.jspecify.annotations.NullMarked;
