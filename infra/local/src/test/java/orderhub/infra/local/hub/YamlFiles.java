package orderhub.infra.local.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The repository's YAML files as they are on the class path, each as one tree. */
final class YamlFiles {

    private YamlFiles() {}

    /** The template of all destinations; {@code !GetAtt x} is read as {@code Fn::GetAtt: x}. */
    static JsonNode template() {
        return read("infra/aws/messaging.yaml");
    }

    /** The application's settings. */
    static JsonNode settings() {
        return read("application.yaml");
    }

    /** @param id of the route that a file is named after */
    static JsonNode route(String id) {
        return read("camel/" + id + ".camel.yaml");
    }

    private static JsonNode read(String path) {
        try (InputStream file = YamlFiles.class.getClassLoader().getResourceAsStream(path)) {
            Object tree = new Yaml(new Functions()).load(Objects.requireNonNull(file, path));
            return new ObjectMapper().valueToTree(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Functions extends SafeConstructor {
        Functions() {
            super(new LoaderOptions());
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    String function = node.getTag().getValue().substring(1);
                    return Map.of("Fn::" + function, constructScalar((ScalarNode) node));
                }
            });
        }
    }
}
