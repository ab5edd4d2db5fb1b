package orderhub.routes;

import orderhub.routes.testing.DeadLetterDeskRouteTest;

class TryDeadLetterRouteTest extends DeadLetterDeskRouteTest {

    TryDeadLetterRouteTest() {
        super("try-dead-letter", "dryRun(${header.queue}, ${header.messageId})", "");
    }
}
