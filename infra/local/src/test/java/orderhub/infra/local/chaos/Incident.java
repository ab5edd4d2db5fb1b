package orderhub.infra.local.chaos;

import java.time.Instant;

/** What was done to a process, and when. */
record Incident(Instant at, FaultKind kind, String target) {}
