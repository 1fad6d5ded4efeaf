package dev.hotreload.renewal;

import dev.hotreload.live.TrustedLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Optional;

/** Finds the method with which a program begins, as the JVM's launcher does (Java Language Specification §12.1.4). */
final class ProgramMain {
    /** From here on it may be an instance method, need not be public, and need not take arguments (JEP 512). */
    private static final int WITH_INSTANCE_MAIN = 25;

    private ProgramMain() {}

    /** {@code ()void}: runs it with these arguments; empty if the class has none. */
    static Optional<MethodHandle> of(Class<?> type, List<String> arguments, TrustedLookup lookup) {
        MethodHandles.Lookup trusted = lookup.trusted();
        MethodType withArguments = MethodType.methodType(void.class, String[].class);
        Optional<MethodHandle> main = find(() -> trusted.findStatic(type, "main", withArguments));
        if (main.isEmpty() && Runtime.version().feature() >= WITH_INSTANCE_MAIN) {
            main = find(() -> onNew(trusted, type, withArguments))
                    .or(() -> find(() -> trusted.findStatic(type, "main", MethodType.methodType(void.class))))
                    .or(() -> find(() -> onNew(trusted, type, MethodType.methodType(void.class))));
        }
        Object array = arguments.toArray(String[]::new);
        return main.map(found -> found.type().parameterCount() == 0
                ? found
                : MethodHandles.insertArguments(found.asFixedArity(), 0, array));
    }

    private static MethodHandle onNew(MethodHandles.Lookup trusted, Class<?> type, MethodType main)
            throws ReflectiveOperationException {
        MethodHandle method = trusted.findVirtual(type, "main", main);
        MethodHandle made = trusted.findConstructor(type, MethodType.methodType(void.class));
        return MethodHandles.foldArguments(method, MethodHandles.dropArguments(made, 0, main.parameterList()));
    }

    /** A look-up that finds nothing if it throws. */
    private interface Search {
        MethodHandle find() throws ReflectiveOperationException;
    }

    private static Optional<MethodHandle> find(Search search) {
        try {
            return Optional.of(search.find());
        } catch (ReflectiveOperationException notThere) {
            return Optional.empty();
        }
    }
}
