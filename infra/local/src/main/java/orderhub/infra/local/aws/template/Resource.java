package orderhub.infra.local.aws.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A resource as the template states it.
 *
 * @param logicalId its name in the template
 * @param type such as {@code AWS::SQS::Queue}
 * @param properties with functions still in them
 * @param dependsOn what it names in {@code DependsOn}
 */
record Resource(String logicalId, String type, ObjectNode properties, List<String> dependsOn) {
    Resource {
        dependsOn = List.copyOf(dependsOn);
    }

    /** A refusal that names this resource. */
    TemplateException refuse(String problem) {
        return new TemplateException(where() + problem);
    }

    /** A refusal that names this resource, and what refused it. */
    TemplateException refuse(String problem, Throwable cause) {
        return new TemplateException(where() + problem, cause);
    }

    private String where() {
        return logicalId + " (" + type + "): ";
    }
}
