package orderhub.infra.saga.contract.support;

import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Runs a {@link BothServices} case once with each service. */
final class BothServicesProvider implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        InMemoryIsWrong wrong = context.getRequiredTestMethod().getAnnotation(InMemoryIsWrong.class);
        return Stream.of(
                wrong == null
                        ? new Run("in memory", List.of(new World(SagaWorld::inMemory)))
                        : new Run(
                                "in memory, known to be wrong: " + wrong.value(),
                                List.of(new World(SagaWorld::inMemoryAndWrong), new HasToFail(wrong.value()))),
                new Run("on DynamoDB", List.of(new World(() -> SagaTestTable.create()
                        .node()))));
    }

    private record Run(String name, List<Extension> extensions) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return name;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return extensions;
        }
    }

    private static final class World implements ParameterResolver, AfterEachCallback {
        private final Supplier<SagaWorld> newWorld;
        private @Nullable SagaWorld world;

        World(Supplier<SagaWorld> newWorld) {
            this.newWorld = newWorld;
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == SagaWorld.class;
        }

        @Override
        public SagaWorld resolveParameter(ParameterContext parameter, ExtensionContext context) {
            SagaWorld created = newWorld.get();
            world = created;
            return created;
        }

        @Override
        public void afterEach(ExtensionContext context) {
            if (world != null) {
                world.close();
            }
        }
    }

    private record HasToFail(String why) implements InvocationInterceptor {
        @Override
        public void interceptTestTemplateMethod(
                Invocation<@Nullable Void> invocation,
                ReflectiveInvocationContext<Method> method,
                ExtensionContext context)
                throws Throwable {
            try {
                invocation.proceed();
            } catch (AssertionError | ConditionTimeoutException wrong) {
                return;
            }
            throw new AssertionError("The service in memory is right by now, and was not: " + why);
        }
    }
}
