package orderhub.config.saga;

import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import orderhub.routes.json.HubJson;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spi.ManagementStrategy;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jmx.export.MBeanExporter;

/** Shows JMX consoles what operators can do about orders. */
@Configuration(proxyBeanMethods = false)
class InterventionsConfiguration {

    /** Beside the MBeans of the hub's Camel context, whose name there is known when it has started. */
    @Bean
    CamelContextConfiguration interventionsJmx(
            ObjectProvider<ProducerTemplate> producer, ObjectProvider<MBeanExporter> exporter) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext camel) {
                // Its name is not settled yet.
            }

            @Override
            public void afterApplicationStart(CamelContext camel) {
                exporter.ifAvailable(jmx -> jmx.registerManagedResource(
                        new InterventionsMBean(producer::getObject, HubJson.mapper()), name(camel)));
            }
        };
    }

    private static ObjectName name(CamelContext camel) {
        try {
            ManagementStrategy management = camel.getManagementStrategy();
            ObjectName context = management.getManagementObjectNameStrategy().getObjectNameForCamelContext(camel);
            return new ObjectName("%s:context=%s,type=interventions,name=Interventions"
                    .formatted(context.getDomain(), context.getKeyProperty("context")));
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException(e);
        }
    }
}
