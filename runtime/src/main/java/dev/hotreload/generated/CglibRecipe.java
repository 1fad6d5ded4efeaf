package dev.hotreload.generated;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A copy of one of CGLIB's generators, whose owner may give the original other settings. What belongs to the first
 * object alone is left out, so that nothing keeps it.
 */
final class CglibRecipe implements Recipe {
    private final Object generator;
    private final Object strategy;
    private final Method generate;
    private final Set<Class<?>> sources;
    private final BiFunction<byte[], Declarations, byte[]> form;

    private CglibRecipe(
            Object generator,
            Object strategy,
            Method generate,
            Set<Class<?>> sources,
            BiFunction<byte[], Declarations, byte[]> form) {
        this.generator = generator;
        this.strategy = strategy;
        this.generate = generate;
        this.sources = sources;
        this.form = form;
    }

    /** @param base CGLIB's {@code AbstractClassGenerator} */
    static CglibRecipe of(Object generator, Class<?> base) throws ReflectiveOperationException {
        Set<Class<?>> sources = new LinkedHashSet<>();
        Object copy = Copies.of(generator, (field, from, to) -> copy(field, from, to, sources));
        Object strategy = base.getMethod("getStrategy").invoke(generator);
        ClassLoader library = base.getClassLoader();
        Class<?> strategies = Class.forName(base.getPackageName() + ".GeneratorStrategy", false, library);
        Class<?> argument = Class.forName(base.getPackageName() + ".ClassGenerator", false, library);
        FastClassForm indices = new FastClassForm();
        boolean isFastClass = generator.getClass().getName().endsWith(".FastClass$Generator");
        BiFunction<byte[], Declarations, byte[]> form =
                isFastClass ? (classFile, declarations) -> indices.comparable(classFile) : new CglibForm()::comparable;
        return new CglibRecipe(copy, strategy, strategies.getMethod("generate", argument), sources, form);
    }

    private static void copy(Field field, Object from, Object to, Set<Class<?>> sources)
            throws ReflectiveOperationException {
        Object value = field.get(from);
        switch (field.getName()) {
            case "callbacks", "bean", "key", "currentKey", "currentData" -> {}
            case "arguments" -> field.set(to, new Object[0]);
            case "filter" -> field.set(to, value == null ? null : Copies.filter(value));
            default -> {
                field.set(to, value);
                if (value instanceof Class<?> type) {
                    sources.add(type);
                } else if (value instanceof Class<?>[] types && !field.getName().equals("argumentTypes")) {
                    sources.addAll(List.of(types));
                }
            }
        }
    }

    @Override
    public Set<Class<?>> sources() {
        return sources;
    }

    @Override
    public byte[] generate() throws Exception {
        try {
            return (byte[]) generate.invoke(strategy, generator);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    @Override
    public byte[] comparable(byte[] classFile, Declarations declarations) {
        return form.apply(classFile, declarations);
    }
}
