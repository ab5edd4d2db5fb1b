package orderhub.config.http;

import org.springframework.mock.web.MockHttpServletRequest;

/** Parts of the edge as tests need them. */
public final class Edge {

    private Edge() {}

    /** Writes problems that ask to come back after two seconds. */
    public static ProblemWriter problems() {
        return new ProblemWriter("2");
    }

    /** {@code /actuator}. */
    public static ManagementPath management() {
        return new ManagementPath("/actuator");
    }

    /** A request as the server hands it on. */
    public static MockHttpServletRequest request(String method, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setServletPath(path);
        return request;
    }
}
