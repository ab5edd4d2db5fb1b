package orderhub.infra.local.gateway.token;

import java.time.Duration;

/** Whether a charge may begin. */
public sealed interface Admission {

    /** It begins after this pause, which may be zero. */
    record Admitted(Duration pause) implements Admission {}

    /** It fails with this HTTP status before anything is executed. */
    record Failed(int status) implements Admission {}
}
