package orderhub.routes;

import orderhub.routes.testing.InterventionRouteTest;

class SkipSagaStepRouteTest extends InterventionRouteTest {

    SkipSagaStepRouteTest() {
        super("skip-saga-step", "skip(${header.sagaId}, ${header.step}, ${body})");
    }
}
