package orderhub.infra.saga.micrometer;

/** What became of a call of a callback. */
enum Outcome {
    SUCCEEDED,
    FAILED
}
