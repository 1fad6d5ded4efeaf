package dev.hotreload.groovy;

import java.lang.reflect.Field;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The call sites of classes that were compiled without {@code invokedynamic}, as Groovy 3 does unless told otherwise.
 *
 * <p>Such a class has all of its call sites in an array, numbered as its compiler wrote them, and fills it when a
 * method finds it empty. So it must go when the class has other bodies, as well as when the sites may have chosen what
 * is gone.
 */
final class CallSiteArrays {
    private static final String FIELD = "$callSiteArray";

    private final Class<?> groovyObject;

    CallSiteArrays(Groovy groovy) throws ReflectiveOperationException {
        this.groovyObject = groovy.type("groovy.lang.GroovyObject");
    }

    /** Empties those of the classes among {@code types} that have one. */
    void drop(Collection<Class<?>> types) throws ReflectiveOperationException {
        for (Class<?> type : types) {
            Field field = groovyObject.isAssignableFrom(type) && !type.isInterface() ? find(type) : null;
            if (field != null) {
                field.setAccessible(true);
                field.set(null, null);
            }
        }
    }

    private static @Nullable Field find(Class<?> type) {
        try {
            return type.getDeclaredField(FIELD);
        } catch (NoSuchFieldException e) {
            // It was compiled with invokedynamic, or statically.
            return null;
        } catch (LinkageError e) {
            // A library's class that has a field of a type which is not there; so it makes no calls.
            return null;
        }
    }
}
