package orderhub.config.docs;

import org.webjars.WebJarVersionLocator;

/** Where the viewer's files are on the class path. */
final class Viewer {

    private static final String NAME = "swagger-ui";

    private Viewer() {}

    /** @throws IllegalStateException if the viewer is not there */
    static String location() {
        String version = new WebJarVersionLocator().version(NAME);
        if (version == null) {
            throw new IllegalStateException("not on the class path: " + NAME);
        }
        return "classpath:/" + WebJarVersionLocator.WEBJARS_PATH_PREFIX + "/" + NAME + "/" + version + "/";
    }
}
