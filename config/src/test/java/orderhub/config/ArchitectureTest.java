package orderhub.config;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;

/** Who may know whom. Looks at all production classes of the hub. */
@AnalyzeClasses(
        packages = "orderhub",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {

    /** Another module's tests are in a folder while it is only compiled, and in a jar once it is packaged. */
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static final String HUB = "orderhub..";
    private static final String SCHEMAS = "orderhub.schemas..";
    private static final String PROCESSORS = "orderhub.processors..";
    private static final String ROUTES = "orderhub.routes..";
    private static final String CONFIG = "orderhub.config..";
    private static final String SAGAS = "orderhub.infra.saga..";
    private static final String LOCAL = "orderhub.infra.local..";
    private static final String SPRING = "org.springframework..";

    /** The JDK without its input and output. */
    private static final String[] PURE = {
        "java.lang..",
        "java.math..",
        "java.nio.charset..",
        "java.security..",
        "java.text..",
        "java.time..",
        "java.util..",
        "org.jspecify.annotations.."
    };

    @ArchTest
    static final ArchRule modules_know_only_those_before_them = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(HUB)
            .layer("schemas")
            .definedBy(SCHEMAS)
            .layer("processors")
            .definedBy(PROCESSORS)
            .layer("routes")
            .definedBy(ROUTES)
            .layer("config")
            .definedBy(CONFIG)
            .whereLayer("config")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("routes")
            .mayOnlyBeAccessedByLayers("config")
            .whereLayer("processors")
            .mayOnlyBeAccessedByLayers("routes", "config")
            .whereLayer("schemas")
            .mayOnlyBeAccessedByLayers("processors", "routes", "config");

    @ArchTest
    static final ArchRule nothing_in_the_hub_is_or_knows_its_surroundings = noClasses()
            .that()
            .resideInAPackage(HUB)
            .should()
            .resideInAPackage(LOCAL)
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage(LOCAL);

    @ArchTest
    static final ArchRule the_saga_library_knows_nothing_of_the_hub = noClasses()
            .that()
            .resideInAPackage(SAGAS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SCHEMAS, PROCESSORS, ROUTES, CONFIG);

    @ArchTest
    static final ArchRule the_saga_library_can_do_without_micrometer = noClasses()
            .that()
            .resideInAPackage(SAGAS)
            .and()
            .resideOutsideOfPackages("orderhub.infra.saga.micrometer..", "orderhub.infra.saga.spring..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.micrometer..");

    @ArchTest
    static final ArchRule only_the_application_knows_the_saga_library = noClasses()
            .that()
            .resideInAnyPackage(SCHEMAS, PROCESSORS, ROUTES)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SAGAS);

    @ArchTest
    static final ArchRule schemas_know_nothing_but_jackson_annotations = classes()
            .that()
            .resideInAPackage(SCHEMAS)
            .should()
            .onlyDependOnClassesThat(pureOr(SCHEMAS, "com.fasterxml.jackson.annotation.."));

    @ArchTest
    static final ArchRule processors_know_nothing_but_schemas =
            classes().that().resideInAPackage(PROCESSORS).should().onlyDependOnClassesThat(pureOr(PROCESSORS, SCHEMAS));

    @ArchTest
    static final ArchRule schemas_and_processors_get_the_time_and_chance_from_others = noClasses()
            .that()
            .resideInAnyPackage(SCHEMAS, PROCESSORS)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ThreadLocalRandom.class)
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethodWhere(readsTheClock());

    @ArchTest
    static final ArchRule schemas_and_processors_start_no_work_of_their_own = noClasses()
            .that()
            .resideInAnyPackage(SCHEMAS, PROCESSORS)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Executor.class);

    @ArchTest
    static final ArchRule only_the_application_knows_spring = noClasses()
            .that()
            .resideOutsideOfPackages(CONFIG, "orderhub.infra.saga.spring..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SPRING, "jakarta.servlet..", "org.apache.camel.spring..");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("orderhub.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule modules_have_no_cycles =
            slices().matching("orderhub.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule processors_cannot_be_extended = classes()
            .that()
            .resideInAPackage(PROCESSORS)
            .and()
            .areNotAnonymousClasses()
            .should(closed());

    @ArchTest
    static final ArchRule fields_are_not_injected = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule logging_goes_through_slf4j = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule nothing_prints = noClasses().should(ACCESS_STANDARD_STREAMS);

    private static DescribedPredicate<JavaClass> pureOr(String... packages) {
        return JavaClass.Predicates.resideInAnyPackage(PURE).or(JavaClass.Predicates.resideInAnyPackage(packages));
    }

    /** {@code Instant.now()} and its like; with a clock as its argument the rule on clocks applies. */
    private static DescribedPredicate<JavaAccess<?>> readsTheClock() {
        return DescribedPredicate.describe(
                "reads the clock",
                access -> access.getName().equals("now")
                        && access.getTargetOwner().getPackageName().equals(Instant.class.getPackageName()));
    }

    private static ArchCondition<JavaClass> closed() {
        return ArchCondition.from(DescribedPredicate.<JavaClass>describe(
                "be final or sealed",
                type -> type.isEnum()
                        || type.getModifiers().contains(JavaModifier.FINAL)
                        || type.reflect().isSealed()
                        || type.getSimpleName().equals("package-info")));
    }
}
