package orderhub.routes.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.CircuitBreakerDefinition;
import org.apache.camel.model.Model;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.OutputNode;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SagaDefinition;
import org.apache.camel.model.TryDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;

/** All nodes of all route files, as Camel reads them. Nothing is started for it. */
public final class RouteNodes {

    private RouteNodes() {}

    /** The nodes that stand at the top of each route and of each error policy. */
    public static List<RouteNode> read() {
        CamelContext context = new DefaultCamelContext();
        try {
            context.setSourceLocationEnabled(true);
            for (Path file : files()) {
                PluginHelper.getRoutesLoader(context)
                        .loadRoutes(ResourceHelper.resolveMandatoryResource(context, "file:" + file));
            }
            return nodes(context.getCamelContextExtension().getContextPlugin(Model.class));
        } catch (Exception e) {
            throw new IllegalStateException("the route files cannot be read", e);
        } finally {
            context.stop();
        }
    }

    private static List<Path> files() throws Exception {
        try (Stream<Path> files = Files.list(RepositoryFiles.find("routes/src/main/resources/camel"))) {
            return files.sorted().toList();
        }
    }

    private static List<RouteNode> nodes(Model model) {
        List<RouteNode> nodes = new ArrayList<>();
        for (RouteDefinition route : model.getRouteDefinitions()) {
            nodes.addAll(nodes(route.getId(), route.getOutputs()));
        }
        for (RouteConfigurationDefinition policy : model.getRouteConfigurationDefinitions()) {
            for (OnExceptionDefinition onException : policy.getOnExceptions()) {
                nodes.add(node(policy.getId(), onException));
            }
        }
        return nodes;
    }

    private static List<RouteNode> nodes(String route, Collection<? extends NamedNode> definitions) {
        return definitions.stream()
                // The error policy, which Camel copies into each route that carries it.
                .filter(definition -> !(definition instanceof OnExceptionDefinition))
                .map(definition -> node(route, definition))
                .toList();
    }

    private static RouteNode node(String route, NamedNode definition) {
        String id = definition.getId();
        // Camel has no name of its own for a saga.
        String kind = definition instanceof SagaDefinition ? "saga" : definition.getShortName();
        return new RouteNode(
                RouteCoverage.place(definition),
                route,
                kind,
                id == null ? definition.getLabel().replaceFirst("@.*", "]") : kind + " " + id,
                nodes(route, children(definition)));
    }

    /** Some keep their branches apart from their outputs. */
    private static List<NamedNode> children(NamedNode definition) {
        List<NamedNode> children = new ArrayList<>();
        if (definition instanceof ChoiceDefinition choice) {
            children.addAll(choice.getWhenClauses());
            addIfThere(children, choice.getOtherwise());
        } else if (definition instanceof TryDefinition block) {
            children.addAll(block.getOutputsWithoutCatches());
            children.addAll(block.getCatchClauses());
            addIfThere(children, block.getFinallyClause());
        } else if (definition instanceof OutputNode parent) {
            children.addAll(parent.getOutputs());
        }
        if (definition instanceof CircuitBreakerDefinition breaker) {
            addIfThere(children, breaker.getOnFallback());
        }
        return children;
    }

    private static void addIfThere(List<NamedNode> nodes, @Nullable NamedNode node) {
        if (node != null) {
            nodes.add(node);
        }
    }
}
