package orderhub.routes;

import orderhub.routes.testing.DeadLetterDeskRouteTest;

class GetRedriveRouteTest extends DeadLetterDeskRouteTest {

    GetRedriveRouteTest() {
        super("get-redrive", "redriveStatus(${header.queue}, ${header.redriveId})", "");
    }
}
