package dev.hotreload.generated;

import dev.hotreload.loader.ModuleLoader;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * CGLIB, under whichever package a library has it: Spring's, Guice's, its own.
 *
 * <p>While it defines a class, its {@code AbstractClassGenerator.getCurrent()} is the object that generates it.
 */
final class Cglib implements Generator {
    private static final String GENERATOR = "cglib.core.AbstractClassGenerator";

    private final StackWalker stack = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    @Override
    public @Nullable Recipe recipe(String internalName, byte[] classFile, ModuleLoader loader)
            throws ReflectiveOperationException {
        Optional<Class<?>> type = stack.walk(frames -> frames.map(StackFrame::getDeclaringClass)
                .<Class<?>>map(declaring -> declaring)
                .filter(declaring -> declaring.getName().endsWith(GENERATOR))
                .findFirst());
        if (type.isEmpty()) {
            return null;
        }
        Method current = type.get().getMethod("getCurrent");
        Object generator = current.invoke(null);
        return generator != null && isNamed(internalName, generator, type.get())
                ? CglibRecipe.of(generator, type.get())
                : null;
    }

    /** What it calls may define classes, too, such as the proxies that annotations are. */
    private static boolean isNamed(String internalName, Object generator, Class<?> type)
            throws ReflectiveOperationException {
        Field name = type.getDeclaredField("className");
        name.setAccessible(true);
        return internalName.replace('/', '.').equals(name.get(generator));
    }
}
