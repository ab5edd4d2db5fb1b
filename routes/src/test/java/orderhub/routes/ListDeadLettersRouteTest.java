package orderhub.routes;

import orderhub.routes.testing.DeadLetterDeskRouteTest;

class ListDeadLettersRouteTest extends DeadLetterDeskRouteTest {

    ListDeadLettersRouteTest() {
        super("list-dead-letters", "look(${header.queue}, ${header.limit})", "");
    }
}
