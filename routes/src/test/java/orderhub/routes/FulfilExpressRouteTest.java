package orderhub.routes;

import orderhub.routes.testing.LaneRouteTest;

class FulfilExpressRouteTest extends LaneRouteTest {

    FulfilExpressRouteTest() {
        super("fulfil-express", "hub-express");
    }
}
