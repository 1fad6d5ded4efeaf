package dev.hotreload.generated;

import dev.hotreload.boot.MadeTypes;
import dev.hotreload.loader.ModuleLoader;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One of Weld's factories, which makes one class and is not needed any more. */
final class WeldRecipe implements Recipe {
    static final String CREATE = "createProxyClass";

    private final Object factory;
    private final Method create;
    private final Field services;
    private final Class<?> original;
    private final ModuleLoader loader;
    private final String binaryName;
    private final WeldForm form;

    /** @param type the class of all of Weld's factories */
    WeldRecipe(Object factory, Class<?> type, ModuleLoader loader, String binaryName)
            throws ReflectiveOperationException {
        this.factory = factory;
        this.create = type.getDeclaredMethod(CREATE, Class.class, String.class);
        this.services = type.getDeclaredField("proxyServices");
        this.original = (Class<?>) type.getMethod("getBeanType").invoke(factory);
        this.loader = loader;
        this.binaryName = binaryName;
        this.form = new WeldForm(loader);
        create.setAccessible(true);
        services.setAccessible(true);
    }

    @Override
    public Set<Class<?>> sources() {
        return Recipe.supertypes(loader.findLive(binaryName));
    }

    /** Weld hands what it wrote to a service that defines it; this one keeps it, and has the class that there is. */
    @Override
    public byte[] generate() throws Exception {
        Class<?> live = loader.findLive(binaryName);
        AtomicReference<byte @Nullable []> written = new AtomicReference<>();
        Object real = services.get(factory);
        services.set(
                factory,
                Proxy.newProxyInstance(
                        services.getType().getClassLoader(),
                        new Class<?>[] {services.getType()},
                        (self, method, arguments) -> {
                            if (!method.getName().equals("defineClass")) {
                                return method.invoke(real, arguments);
                            }
                            int from = (int) arguments[3];
                            written.set(Arrays.copyOfRange((byte[]) arguments[2], from, from + (int) arguments[4]));
                            return live;
                        }));
        try {
            create.invoke(factory, original, binaryName);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            services.set(factory, real);
            MadeTypes.all().stream()
                    .filter(made -> made.type().refersTo(Thread.currentThread()))
                    .forEach(MadeTypes::forget);
        }
        byte[] classFile = written.get();
        if (classFile == null) {
            throw new IllegalStateException("Weld has not written " + binaryName);
        }
        return classFile;
    }

    @Override
    public byte[] comparable(byte[] classFile, Declarations declarations) {
        return form.comparable(classFile, declarations);
    }
}
