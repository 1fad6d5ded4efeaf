package p.away;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/** Uses classes that it may not use. */
public class Away {
    public static void reach(Class<?> type) {
        attempt("newInstance", () -> type.getDeclaredConstructor().newInstance().getClass());
        for (Constructor<?> constructor : type.getConstructors()) {
            attempt("constructor", () -> constructor.newInstance(new Object[constructor.getParameterCount()]).getClass());
            if (constructor.getParameterCount() == 0) {
                attempt("canAccess", () -> constructor.canAccess(null));
            }
        }
        for (Field field : type.getFields()) {
            attempt("field " + field.getName(), () -> field.get(null));
        }
        for (Method method : type.getMethods()) {
            if (method.getDeclaringClass() == type && method.getParameterCount() == 0) {
                attempt("method " + method.getName(), () -> method.invoke(null));
            }
        }
        MethodType nothing = MethodType.methodType(void.class);
        attempt("lookup", () -> MethodHandles.lookup().findConstructor(type, nothing).type());
        attempt("publicLookup", () -> MethodHandles.publicLookup().findConstructor(type, nothing).type());
        attempt("accessClass", () -> MethodHandles.lookup().accessClass(type));
        attempt("findClass", () -> MethodHandles.lookup().findClass(type.getName()));
        attempt("hello", () -> (Object) MethodHandles.lookup().findStatic(type, "hello", MethodType.methodType(String.class)));
    }

    private interface Attempt {
        Object run() throws Throwable;
    }

    private static void attempt(String what, Attempt attempt) {
        try {
            System.out.println("  " + what + ": " + attempt.run());
        } catch (Throwable e) {
            System.out.println("  " + what + ": " + e.getClass().getName() + ": " + message(e));
        }
    }

    private static String message(Throwable e) {
        return String.valueOf(e.getMessage()).replaceAll("@[0-9a-f]+", "").replaceAll(", .*unnamed.*", "");
    }
}
