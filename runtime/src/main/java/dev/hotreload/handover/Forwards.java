package dev.hotreload.handover;

import dev.hotreload.message.HandoverTexts;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.AbstractList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the methods of a class of proxies call: the class data of {@link ProxyWriter}. A handle is made when its method
 * is first called, so that nothing is linked that nobody uses.
 *
 * <p>Safe for use by any thread; the JVM keeps the first handle of a place.
 */
final class Forwards extends AbstractList<Object> {
    private static final MethodHandle MISSING;

    static {
        try {
            MISSING = MethodHandles.lookup()
                    .findStatic(
                            Forwards.class,
                            "missing",
                            MethodType.methodType(Object.class, Class.class, String.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Class<?> type;
    private final List<Method> methods;
    private final Translation translation;
    private final Callees callees;
    /** Only to be held. */
    @SuppressWarnings("UnusedVariable")
    private @Nullable ProxyClass made;

    /**
     * The methods of proxies for objects of {@code type}.
     *
     * @param translation from the generation of the object to that of the proxy
     */
    Forwards(Class<?> type, List<Method> methods, Translation translation) {
        this.type = type;
        this.methods = methods;
        this.translation = translation;
        this.callees = new Callees(type, translation.from(), translation.access());
    }

    /** Keeps what is known of the class for as long as the class lives. */
    void hold(ProxyClass proxyClass) {
        made = proxyClass;
    }

    @Override
    public Object get(int index) {
        return switch (index) {
            case ProxyWriter.HOME -> MethodHandles.constant(Object.class, translation.from());
            case ProxyWriter.FAILURE -> translation.failure();
            default -> forward(methods.get(index - ProxyWriter.FIRST_METHOD));
        };
    }

    @Override
    public int size() {
        return ProxyWriter.FIRST_METHOD + methods.size();
    }

    private MethodHandle forward(Method method) {
        MethodType shape = ProxyWriter.forwardType(method);
        MethodHandle callee = callees.of(method);
        if (callee == null) {
            return missing(method, shape);
        }
        Type[] generic = method.getGenericParameterTypes();
        Content[] contents = new Content[method.getParameterCount()];
        for (int i = 0; i < contents.length; i++) {
            contents[i] = generic.length == contents.length ? Content.of(generic[i]) : Content.ANY;
        }
        MethodHandle translated = translateResult(method, callee, shape.returnType());
        return ArrayArguments.areIn(method)
                ? ArrayArguments.handle(translated, shape, translation, contents)
                : translateArguments(translated, shape, contents).asType(shape);
    }

    /**
     * Whether a method that is not abstract is better left to run on the proxy: the object's class does not know it.
     */
    boolean isLeft(Method method) {
        return method.isDefault() && callees.of(method) == null;
    }

    private MethodHandle translateResult(Method method, MethodHandle callee, Class<?> wanted) {
        Class<?> result = callee.type().returnType();
        if (wanted == void.class || result == void.class || !Kind.mayHaveOthers(wanted)) {
            return callee;
        }
        Content content = Content.of(method.getGenericReturnType());
        MethodHandle filter = translation.handle(wanted, content).asType(MethodType.methodType(wanted, result));
        return MethodHandles.filterReturnValue(callee, filter);
    }

    private MethodHandle translateArguments(MethodHandle callee, MethodType shape, Content[] contents) {
        MethodHandle all = callee;
        for (int i = 0; i < contents.length; i++) {
            Class<?> given = shape.parameterType(i + 1);
            if (Kind.mayHaveOthers(given)) {
                Class<?> taken = callee.type().parameterType(i + 1);
                MethodHandle filter =
                        translation.back().handle(taken, contents[i]).asType(MethodType.methodType(taken, given));
                all = MethodHandles.filterArguments(all, i + 1, filter);
            }
        }
        return all;
    }

    /** The object's class has no such method: the interface or class has got it since. */
    private MethodHandle missing(Method method, MethodType shape) {
        String shown = method.getDeclaringClass().getTypeName() + "." + method.getName();
        return MethodHandles.insertArguments(MISSING, 0, type, HandoverTexts.noSuchMethod(translation.from(), shown))
                .asCollector(Object[].class, shape.parameterCount())
                .asType(shape);
    }

    @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // called through MISSING, with the arguments of the method
    private static Object missing(Class<?> type, String reason, Object[] arguments) {
        throw new CannotBeKept(type, "", reason);
    }
}
