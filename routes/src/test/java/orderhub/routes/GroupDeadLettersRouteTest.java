package orderhub.routes;

import orderhub.routes.testing.DeadLetterDeskRouteTest;

class GroupDeadLettersRouteTest extends DeadLetterDeskRouteTest {

    GroupDeadLettersRouteTest() {
        super("group-dead-letters", "causes(${header.queue})", "");
    }
}
