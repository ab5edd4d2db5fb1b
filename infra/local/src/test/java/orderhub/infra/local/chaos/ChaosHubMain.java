package orderhub.infra.local.chaos;

import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import orderhub.infra.local.hub.LocalHub;
import orderhub.infra.local.run.StopWithParent;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;

/** A hub alone, in surroundings that run in other processes. */
public final class ChaosHubMain {

    private ChaosHubMain() {}

    /**
     * Starts.
     *
     * @param args where AWS is, where the gateway is, where the issuer's keys are, the port to take, then settings of the hub as {@code name=value}
     */
    public static void main(String[] args) {
        LoggingSystem.get(ChaosHubMain.class.getClassLoader()).beforeInitialize();
        StopWithParent.ifAsked();
        Map<String, String> settings = new HashMap<>();
        Arrays.stream(args).skip(4).forEach(setting -> {
            int equals = setting.indexOf('=');
            settings.put(setting.substring(0, equals), setting.substring(equals + 1));
        });
        ConfigurableApplicationContext hub = LocalHub.startHub(
                URI.create(args[0]), URI.create(args[1]), URI.create(args[2]), Integer.parseInt(args[3]), settings);
        Runtime.getRuntime().addShutdownHook(new Thread(hub::close, "chaos-hub-shutdown"));
    }
}
