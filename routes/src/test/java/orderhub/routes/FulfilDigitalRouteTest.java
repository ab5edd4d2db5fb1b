package orderhub.routes;

import orderhub.routes.testing.LaneRouteTest;

class FulfilDigitalRouteTest extends LaneRouteTest {

    FulfilDigitalRouteTest() {
        super("fulfil-digital", "hub-download");
    }
}
