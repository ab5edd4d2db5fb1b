package orderhub.routes;

import orderhub.routes.testing.InterventionRouteTest;

class RetrySagaRouteTest extends InterventionRouteTest {

    RetrySagaRouteTest() {
        super("retry-saga", "retry(${header.sagaId}, ${body})");
    }
}
