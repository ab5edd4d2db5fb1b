package orderhub.infra.local.aws.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orderhub.infra.local.aws.shared.Json;

/** Resolved properties being read. What nobody has read by {@link #end} is refused, not ignored. */
final class Properties {
    private final Resource resource;
    private final String path;
    private final ObjectNode values;
    private final Set<String> read = new HashSet<>();

    Properties(Resource resource, String path, JsonNode values) {
        this.resource = resource;
        this.path = path;
        if (!(values instanceof ObjectNode object)) {
            throw resource.refuse((path.isEmpty() ? "Properties" : path) + " must be a mapping.");
        }
        this.values = object;
    }

    Optional<JsonNode> node(String name) {
        read.add(name);
        return Optional.ofNullable(values.get(name)).filter(node -> !node.isNull());
    }

    Optional<String> text(String name) {
        return node(name).map(node -> {
            if (!node.isValueNode()) {
                throw refuse(name, "must be text");
            }
            return node.asText();
        });
    }

    String required(String name) {
        return text(name).filter(text -> !text.isEmpty()).orElseThrow(() -> refuse(name, "must be given"));
    }

    Optional<String> flag(String name) {
        return text(name).map(text -> {
            if (!text.equals("true") && !text.equals("false")) {
                throw refuse(name, "must be true or false, not " + text);
            }
            return text;
        });
    }

    Optional<Long> number(String name, long least, long most) {
        return text(name).map(text -> {
            try {
                long number = Long.parseLong(text);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException notANumber) {
                // Refused below, as a number out of range is.
            }
            throw refuse(name, "must be a number from " + least + " to " + most + ", not " + text);
        });
    }

    String oneOf(String name, String fallback, String... allowed) {
        String text = text(name).orElse(fallback);
        if (!List.of(allowed).contains(text)) {
            throw refuse(name, "must be one of " + List.of(allowed) + ", not " + text);
        }
        return text;
    }

    Optional<Properties> below(String name) {
        return node(name).map(node -> new Properties(resource, path(name), node));
    }

    List<Properties> list(String name) {
        List<Properties> items = new ArrayList<>();
        JsonNode nodes = node(name).orElse(Json.array());
        if (!nodes.isArray()) {
            throw refuse(name, "must be a list");
        }
        for (int i = 0; i < nodes.size(); i++) {
            items.add(new Properties(resource, path(name) + "[" + i + "]", nodes.get(i)));
        }
        return items;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        node(name).ifPresent(node -> {
            if (node.isTextual()) {
                texts.add(node.asText());
            }
            node.forEach(text -> texts.add(text.asText()));
        });
        return texts;
    }

    TemplateException refuse(String name, String problem) {
        return resource.refuse("property " + path(name) + " " + problem + ".");
    }

    private String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** Ends the reading: every property that was not read and is not accepted is refused. */
    void end() {
        values.fieldNames().forEachRemaining(name -> {
            boolean accepted = path.isEmpty() && AcceptedProperties.contains(resource.type(), name);
            if (!read.contains(name) && !accepted) {
                throw refuse(
                        name,
                        "is not supported by the embedded AWS: leave it out, or add it to the loader or, with a reason,"
                                + " to its accepted properties");
            }
        });
    }
}
