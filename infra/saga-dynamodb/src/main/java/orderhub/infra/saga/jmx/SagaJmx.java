package orderhub.infra.saga.jmx;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import orderhub.infra.saga.operations.SagaOperations;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ManagementAgent;
import org.apache.camel.spi.ManagementStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers the operators' view beside the Camel context's own MBeans, as {@code
 * org.apache.camel:context=<name>,type=saga,name=DynamoDbSagaService}: consoles for Camel then show it with the context.
 *
 * <p>Nothing is registered when JMX is disabled for the context. Without camel-management, which would know, only the
 * system property {@value #DISABLED} disables it.
 */
public final class SagaJmx {
    private static final Logger LOG = LoggerFactory.getLogger(SagaJmx.class);
    private static final String DISABLED = "org.apache.camel.jmx.disabled";
    private static final String DOMAIN = "org.apache.camel";
    private static final String CONTEXT = "context";
    private static final String TYPE = "saga";
    private static final String NAME = "DynamoDbSagaService";
    /** There when camel-management is, whether or not it is disabled. */
    private static final String AGENT = "org.apache.camel.management.DefaultManagementAgent";

    private final MBeanServer server;
    private final ObjectName name;

    private SagaJmx(MBeanServer server, ObjectName name) {
        this.server = server;
        this.name = name;
    }

    /**
     * Registers the MBean. What fails is logged: sagas work without it.
     *
     * @param camel a started context
     * @return the registration, to be undone; empty when there is none
     */
    public static Optional<SagaJmx> register(CamelContext camel, SagaOperations operations, String table) {
        Optional<MBeanServer> server = server(camel);
        if (server.isEmpty()) {
            return Optional.empty();
        }
        try {
            ObjectName name = name(camel);
            server.get().registerMBean(new DescribedMBean(new OperationsMBean(operations, table)), name);
            return Optional.of(new SagaJmx(server.get(), name));
        } catch (JMException fault) {
            LOG.warn("The MBean of the sagas could not be registered: {}", fault.toString());
            return Optional.empty();
        }
    }

    /** Where it is registered. */
    public ObjectName name() {
        return name;
    }

    /** Undoes the registration. */
    public void unregister() {
        try {
            server.unregisterMBean(name);
        } catch (InstanceNotFoundException gone) {
            LOG.debug("Somebody else has unregistered {}", name);
        } catch (JMException fault) {
            LOG.warn("The MBean of the sagas could not be unregistered: {}", fault.toString());
        }
    }

    private static Optional<MBeanServer> server(CamelContext camel) {
        ManagementAgent agent = camel.getManagementStrategy().getManagementAgent();
        if (agent != null) {
            return Optional.ofNullable(agent.getMBeanServer());
        }
        boolean disabled =
                Boolean.getBoolean(DISABLED) || camel.getClassResolver().resolveClass(AGENT) != null;
        return disabled ? Optional.empty() : Optional.of(ManagementFactory.getPlatformMBeanServer());
    }

    /** In the order of Camel's own names, which is that of a console's folders. */
    private static ObjectName name(CamelContext camel) throws MalformedObjectNameException {
        ManagementStrategy management = camel.getManagementStrategy();
        if (management.getManagementAgent() == null) {
            return name(DOMAIN, camel.getName());
        }
        ObjectName context = management.getManagementObjectNameStrategy().getObjectNameForCamelContext(camel);
        return name(context.getDomain(), context.getKeyProperty(CONTEXT));
    }

    private static ObjectName name(String domain, String context) throws MalformedObjectNameException {
        return new ObjectName("%s:%s=%s,type=%s,name=%s".formatted(domain, CONTEXT, context, TYPE, NAME));
    }
}
