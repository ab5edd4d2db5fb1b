package orderhub.routes;

import orderhub.routes.testing.LaneRouteTest;

class FulfilStandardRouteTest extends LaneRouteTest {

    FulfilStandardRouteTest() {
        super("fulfil-standard", "hub-parcel");
    }
}
