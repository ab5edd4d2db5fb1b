package orderhub.routes;

import orderhub.routes.testing.SagaDeskRouteTest;

class GetSagaRouteTest extends SagaDeskRouteTest {

    GetSagaRouteTest() {
        super("get-saga", "show(${header.sagaId})");
    }
}
