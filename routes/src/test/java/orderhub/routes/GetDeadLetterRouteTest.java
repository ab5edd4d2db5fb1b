package orderhub.routes;

import orderhub.routes.testing.DeadLetterDeskRouteTest;

class GetDeadLetterRouteTest extends DeadLetterDeskRouteTest {

    GetDeadLetterRouteTest() {
        super("get-dead-letter", "show(${header.queue}, ${header.messageId})", "");
    }
}
