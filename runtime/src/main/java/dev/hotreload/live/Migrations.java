package dev.hotreload.live;

import dev.hotreload.classfile.MemberNames;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.MigrationMethod;
import dev.hotreload.message.HookTexts;
import dev.hotreload.model.AddedField;
import dev.hotreload.model.ClassState;
import dev.hotreload.model.Host;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.WrongMethodTypeException;
import java.lang.reflect.Modifier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The application's own methods that give an added field its value in objects that exist already.
 *
 * <p>Used by the threads that first use such a field.
 */
final class Migrations {
    private static final MethodType VALUE = MethodType.methodType(Object.class, Object.class);

    private final TrustedLookup lookup;
    private final Consumer<String> problem;

    /** What an object had before. */
    interface OldValues {

        /** {@code (Object)Object}: reads the field that the class had under this name; null if it had none. */
        @Nullable
        MethodHandle find(String name) throws ReflectiveOperationException;
    }

    /** @param problem is told what such a method throws, and why one cannot be called */
    Migrations(TrustedLookup lookup, Consumer<String> problem) {
        this.lookup = lookup;
        this.problem = problem;
    }

    /**
     * What evaluates a field for an object, {@code (Object)Object}.
     *
     * @param otherwise what does without such a method, and if it fails; null: the default value
     */
    @Nullable
    MethodHandle of(
            Class<?> declaring,
            @Nullable ClassState state,
            AddedField field,
            Class<?> type,
            @Nullable MethodHandle otherwise,
            OldValues old)
            throws ReflectiveOperationException {
        MigrationMethod migration = state == null
                ? null
                : MigrationMethod.of(state.current()).get(field.key().name());
        if (state == null || migration == null) {
            return otherwise;
        }
        String shown = MemberNames.simple(declaring.getName()) + "."
                + migration.method().name();
        if (!Modifier.isStatic(migration.access())) {
            problem.accept(HookTexts.migrationUnusable(shown, "it is not static"));
            return otherwise;
        }
        MethodHandle method = handle(declaring, state, migration.method());
        try {
            MethodHandle value = method.asType(method.type().changeReturnType(type));
            MethodHandle given = given(value, declaring, migration, old);
            if (given == null) {
                problem.accept(HookTexts.migrationUnusable(
                        shown,
                        "it must take what the field " + migration.from()
                                + " had, or the object, or the object and that"));
                return otherwise;
            }
            return guarded(
                    given, type, otherwise, new Failure(shown, field.key().name(), problem));
        } catch (WrongMethodTypeException e) {
            problem.accept(HookTexts.migrationUnusable(
                    shown,
                    "it returns " + method.type().returnType().getTypeName() + ", and the field has the type "
                            + type.getTypeName()));
            return otherwise;
        }
    }

    private MethodHandle handle(Class<?> declaring, ClassState state, MethodKey key)
            throws ReflectiveOperationException {
        Host host = state.isInFirstShape(key) ? null : state.hosts().get(key);
        MethodKey jvm = host == null ? key : host.jvm();
        MethodType type = MethodType.fromMethodDescriptorString(jvm.descriptor(), declaring.getClassLoader());
        MethodHandle method = lookup.trusted().findStatic(declaring, jvm.name(), type);
        int markers = host == null ? 0 : host.markers();
        return MethodHandles.insertArguments(method, type.parameterCount() - markers, new Object[markers]);
    }

    /** Passes what the method takes: null if that is something else. */
    private static @Nullable MethodHandle given(
            MethodHandle method, Class<?> declaring, MigrationMethod migration, OldValues old)
            throws ReflectiveOperationException {
        MethodHandle before = old.find(migration.from());
        MethodType shape = method.type();
        boolean takesObject =
                shape.parameterCount() > 0 && shape.parameterType(0).isAssignableFrom(declaring);
        switch (shape.parameterCount()) {
            case 0 -> {
                return MethodHandles.dropArguments(boxed(method), 0, Object.class);
            }
            case 1 -> {
                if (before != null) {
                    return MethodHandles.filterArguments(boxed(method), 0, before);
                }
                return takesObject ? boxed(method) : null;
            }
            case 2 -> {
                if (before == null || !takesObject) {
                    return null;
                }
                MethodHandle both = MethodHandles.filterArguments(boxed(method), 1, before);
                return MethodHandles.permuteArguments(both, VALUE, 0, 0);
            }
            default -> {
                return null;
            }
        }
    }

    private static MethodHandle boxed(MethodHandle method) {
        return method.asType(method.type().generic());
    }

    private static MethodHandle guarded(
            MethodHandle method, Class<?> type, @Nullable MethodHandle otherwise, Failure failure)
            throws ReflectiveOperationException {
        MethodHandle instead = otherwise != null
                ? otherwise
                : MethodHandles.empty(MethodType.methodType(type, Object.class)).asType(VALUE);
        MethodHandle told = MethodHandles.lookup()
                .findVirtual(Failure.class, "tell", MethodType.methodType(void.class, Throwable.class))
                .bindTo(failure);
        return MethodHandles.catchException(
                method,
                Throwable.class,
                MethodHandles.foldArguments(MethodHandles.dropArguments(instead, 0, Throwable.class), told));
    }

    /** Tells of the first failure of a method: it may be called for a million objects. */
    private static final class Failure {
        private final String method;
        private final String field;
        private final Consumer<String> problem;
        private boolean isTold;

        Failure(String method, String field, Consumer<String> problem) {
            this.method = method;
            this.field = field;
            this.problem = problem;
        }

        @SuppressWarnings("UnusedMethod") // called through a method handle
        synchronized void tell(Throwable thrown) {
            if (!isTold) {
                isTold = true;
                problem.accept(HookTexts.migrationFailed(method, field, thrown.toString()));
            }
        }
    }
}
