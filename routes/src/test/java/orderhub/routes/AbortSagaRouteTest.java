package orderhub.routes;

import orderhub.routes.testing.InterventionRouteTest;

class AbortSagaRouteTest extends InterventionRouteTest {

    AbortSagaRouteTest() {
        super("abort-saga", "compensate(${header.sagaId}, ${body})");
    }
}
