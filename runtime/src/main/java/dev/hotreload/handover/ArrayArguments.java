package dev.hotreload.handover;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Calls of methods that take arrays of objects of generations. The callee gets a copy of such an array; what it puts
 * there is put into the caller's array when it returns or throws.
 */
final class ArrayArguments {
    private static final MethodHandle CALL;

    static {
        try {
            CALL = MethodHandles.lookup()
                    .findVirtual(ArrayArguments.class, "call", MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final MethodHandle callee;
    private final MethodType taken;
    private final Translation there;
    private final Translation back;
    private final Content[] contents;

    private ArrayArguments(MethodHandle callee, Translation back, Content[] contents) {
        this.taken = callee.type();
        this.callee = callee.asType(taken.changeParameterType(0, Object.class))
                .asSpreader(Object[].class, taken.parameterCount())
                .asType(MethodType.methodType(Object.class, Object[].class));
        this.there = back.back();
        this.back = back;
        this.contents = contents;
    }

    static boolean areIn(Method method) {
        return Arrays.stream(method.getParameterTypes()).anyMatch(type -> type.isArray() && Kind.mayHaveOthers(type));
    }

    /**
     * A handle that translates all arguments.
     *
     * @param callee gives the translated result
     * @param back from the callee's generation to the caller's
     */
    static MethodHandle handle(MethodHandle callee, MethodType shape, Translation back, Content[] contents) {
        return CALL.bindTo(new ArrayArguments(callee, back, contents))
                .asCollector(Object[].class, shape.parameterCount())
                .asType(shape);
    }

    @SuppressWarnings("UnusedMethod") // called through CALL
    private @Nullable Object call(Object[] arguments) throws Throwable {
        Object[] translated = arguments.clone();
        Object[][] before = new Object[arguments.length][];
        for (int i = 1; i < arguments.length; i++) {
            Class<?> type = taken.parameterType(i);
            if (Kind.mayHaveOthers(type)) {
                translated[i] = there.translate(type, contents[i - 1], arguments[i]);
                before[i] = translated[i] instanceof Object[] copy && copy != arguments[i] ? copy.clone() : null;
            }
        }
        try {
            return (Object) callee.invokeExact(translated);
        } finally {
            for (int i = 1; i < arguments.length; i++) {
                if (before[i] != null) {
                    takeOver((Object[]) translated[i], before[i], (Object[]) arguments[i]);
                }
            }
        }
    }

    private void takeOver(Object[] copy, Object[] before, Object[] original) {
        for (int i = 0; i < copy.length; i++) {
            if (copy[i] != before[i]) {
                original[i] = copy[i] == null ? null : back.translate(copy[i]);
            }
        }
    }
}
