package orderhub.routes;

import orderhub.routes.testing.DeadLetterDeskRouteTest;

class ListDeadLetterQueuesRouteTest extends DeadLetterDeskRouteTest {

    ListDeadLetterQueuesRouteTest() {
        super("list-dead-letter-queues", "queues", "");
    }
}
