package orderhub.config;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Order Hub. Everything that it does is in the routes. */
@SpringBootApplication
public class HubApplication {

    /** The first version with virtual threads that do not need a preview flag (JEP 444). */
    private static final int VIRTUAL_THREADS_SINCE = 21;

    /** Starts the hub. */
    public static void main(String[] args) {
        preferVirtualThreads();
        SpringApplication.run(HubApplication.class, args);
    }

    /** Camel reads this once, when its first pool is made; on an older JDK it must not be set at all. */
    public static void preferVirtualThreads() {
        if (Runtime.version().feature() >= VIRTUAL_THREADS_SINCE
                && System.getProperty("camel.threads.virtual.enabled") == null) {
            System.setProperty("camel.threads.virtual.enabled", "true");
        }
    }
}
