package dev.hotreload.shell;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.EngineTerminationException;
import jdk.jshell.spi.ExecutionControl.NotImplementedException;
import org.jspecify.annotations.Nullable;

/**
 * Defines the classes of snippets in the application's loader, as a library does that generates classes at run time:
 * they see what the application sees, and follow its reloads.
 */
final class SnippetLoader implements LoaderDelegate {
    private final ClassLoader application;
    private final MethodHandle defineClass;
    private final Map<String, Class<?>> defined = new LinkedHashMap<>();

    /**
     * @param trusted has access to {@link ClassLoader}
     * @throws ReflectiveOperationException if it has not
     */
    SnippetLoader(ClassLoader application, MethodHandles.Lookup trusted) throws ReflectiveOperationException {
        this.application = application;
        this.defineClass = trusted.findVirtual(
                ClassLoader.class,
                "defineClass",
                MethodType.methodType(Class.class, String.class, byte[].class, int.class, int.class));
    }

    @Override
    public void load(ClassBytecodes[] classes) throws ClassInstallException, EngineTerminationException {
        boolean[] loaded = new boolean[classes.length];
        for (int i = 0; i < classes.length; i++) {
            byte[] bytes = classes[i].bytecodes();
            try {
                Class<?> type = (Class<?>) defineClass.invoke(application, classes[i].name(), bytes, 0, bytes.length);
                defined.put(classes[i].name(), type);
                loaded[i] = true;
            } catch (Throwable e) {
                // A handle throws what the method throws, here linkage errors.
                throw new ClassInstallException(classes[i].name() + ": " + e, loaded);
            }
        }
    }

    @Override
    public void classesRedefined(ClassBytecodes[] classes) {}

    @Override
    public void addToClasspath(String path) throws NotImplementedException {
        // The class path is the application's, and only the compiler asks for it.
    }

    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
        Class<?> type = defined.get(name);
        if (type == null) {
            throw new ClassNotFoundException(name);
        }
        return type;
    }

    /** The newest class of this name that a snippet has declared; null if there is none. */
    @Nullable
    Class<?> type(String simpleName) {
        List<Class<?>> types = new ArrayList<>(defined.values());
        for (int i = types.size() - 1; i >= 0; i--) {
            if (types.get(i).getName().endsWith("$" + simpleName)) {
                return types.get(i);
            }
        }
        return null;
    }

    /** The newest snippet class that declares a variable; null if there is none. */
    @Nullable
    Class<?> declaring(String variable) {
        List<Class<?>> types = new ArrayList<>(defined.values());
        for (int i = types.size() - 1; i >= 0; i--) {
            for (var field : types.get(i).getDeclaredFields()) {
                if (field.getName().equals(variable)) {
                    return types.get(i);
                }
            }
        }
        return null;
    }
}
