package dev.hotreload.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeoptimisationTest {
    private static final List<Class<?>> LOADED =
            List.of(Object.class, Class.class, Shop.class, Bakery.class, Bank.class);

    private final List<Class<?>> retransformed = new ArrayList<>();

    private interface Shop {}

    private static final class Bakery {}

    private static final class Bank {}

    @Test
    void takesWhatIsConcernedAndWhatHasUsedIt() {
        Deoptimised deoptimised = of(Set.of(Bakery.class), Set.of());

        assertThat(deoptimised.retransformed())
                .containsExactlyInAnyOrder(Object.class, Class.class, Shop.class, Bakery.class);
        assertThat(deoptimised.kept()).isEmpty();
        assertThat(retransformed).containsExactlyInAnyOrderElementsOf(deoptimised.retransformed());
    }

    @Test
    void namesWhatTheJvmDoesNotRetransformAndDoesTheOthers() {
        Deoptimised deoptimised = of(Set.of(Bakery.class, Bank.class), Set.of(Bakery.class));

        assertThat(deoptimised.kept()).containsExactly(Bakery.class);
        assertThat(deoptimised.retransformed())
                .containsExactlyInAnyOrder(Object.class, Class.class, Shop.class, Bank.class);
        assertThat(retransformed).containsExactlyInAnyOrderElementsOf(deoptimised.retransformed());
    }

    private Deoptimised of(Set<Class<?>> mentioning, Set<Class<?>> refused) {
        return new Deoptimisation((type, concerned) -> mentioning.contains(type), jvm(refused)).of(List.of(Shop.class));
    }

    /** All or none of a call, as the JVM. */
    private Instrumentation jvm(Set<Class<?>> refused) {
        return (Instrumentation) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Instrumentation.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getAllLoadedClasses")) {
                        return LOADED.toArray(Class<?>[]::new);
                    }
                    if (method.getName().equals("retransformClasses")) {
                        List<Class<?>> classes = List.of((Class<?>[]) arguments[0]);
                        if (classes.stream().anyMatch(refused::contains)) {
                            throw new UnmodifiableClassException();
                        }
                        retransformed.addAll(classes);
                    }
                    return method.getReturnType() == boolean.class ? true : null;
                });
    }
}
