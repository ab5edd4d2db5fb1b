package orderhub.infra.local.aws.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import orderhub.infra.local.aws.shared.Json;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads CloudFormation's YAML, where {@code !Sub x} is short for {@code Fn::Sub: x}. */
final class TemplateYaml {
    private TemplateYaml() {}

    static ObjectNode read(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Object read;
        try {
            read = new Yaml(new FunctionConstructor(options)).load(text);
        } catch (YAMLException broken) {
            throw new TemplateException("The template is not YAML: " + broken.getMessage(), broken);
        }
        JsonNode tree = Json.MAPPER.valueToTree(read);
        if (tree instanceof ObjectNode template) {
            return template;
        }
        throw new TemplateException("The template is not a mapping with a Resources section.");
    }

    private static final class FunctionConstructor extends SafeConstructor {
        FunctionConstructor(LoaderOptions options) {
            super(options);
            yamlMultiConstructors.put("!", new Function());
            // CloudFormation knows no dates: the version of a policy is text.
            yamlConstructors.put(Tag.TIMESTAMP, new ConstructYamlStr());
        }

        private final class Function extends AbstractConstruct {
            @Override
            public Object construct(Node node) {
                String name = node.getTag().getValue().substring(1);
                return Map.of(name.equals("Ref") ? name : "Fn::" + name, argument(node));
            }

            private Object argument(Node node) {
                if (node instanceof SequenceNode sequence) {
                    return constructSequence(sequence);
                }
                return node instanceof MappingNode mapping
                        ? constructMapping(mapping)
                        : constructScalar((ScalarNode) node);
            }
        }
    }
}
