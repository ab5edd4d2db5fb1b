package orderhub.routes;

import orderhub.routes.testing.SagaDeskRouteTest;

class ListSagasRouteTest extends SagaDeskRouteTest {

    ListSagasRouteTest() {
        super("list-sagas", "list(${header.kind}, ${header.limit}, ${header.cursor})");
    }
}
