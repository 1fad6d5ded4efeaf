package dev.hotreload.handover;

import dev.hotreload.boot.Kept;
import dev.hotreload.message.HandoverTexts;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What an object of one generation is for the code of another: itself, what stands for it, or a copy of what is nothing
 * but its values.
 *
 * @param from the generation whose code has the object
 * @param to the one that gets it
 * @param access makes what is made without a constructor
 */
record Translation(LoaderGeneration from, LoaderGeneration to, Access access) {
    private static final MethodHandle TRANSLATE =
            find("translate", MethodType.methodType(Object.class, Class.class, Content.class, Object.class));
    private static final MethodHandle FAILURE =
            find("failure", MethodType.methodType(Throwable.class, Throwable.class));

    private static MethodHandle find(String name, MethodType type) {
        try {
            return MethodHandles.lookup().findVirtual(Translation.class, name, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The other way. */
    Translation back() {
        return new Translation(to, from, access);
    }

    /**
     * {@code (Object)Object}: translates what a variable of a type has.
     *
     * @param wanted the type of the variable that gets it
     * @param content what containers and functions may have
     */
    MethodHandle handle(Class<?> wanted, Content content) {
        return MethodHandles.insertArguments(TRANSLATE, 0, this, wanted, content);
    }

    /** {@code (Throwable)Throwable}: translates what has been thrown. */
    MethodHandle failure() {
        return FAILURE.bindTo(this);
    }

    /** @throws CannotBeKept if nothing of the wanted type can stand for the object */
    @Nullable
    Object translate(Class<?> wanted, Content content, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        Object translated = translate(value, content);
        if (!wanted.isInstance(translated)) {
            throw notOfType(wanted, value);
        }
        return translated;
    }

    private CannotBeKept notOfType(Class<?> wanted, Object value) {
        Class<?> type = Handover.behind(value).getClass();
        CannotBeKept left = to.kind(type) == Kind.OBJECT
                ? to.proxies().of(type, homeOf(type)).types().left()
                : null;
        return left != null ? left : new CannotBeKept(type, "", HandoverTexts.nothingIsBoth(wanted.getTypeName(), to));
    }

    /** What the object is for the other generation; containers without objects to translate are themselves. */
    Object translate(Object value) {
        boolean isSame = to.kind(value.getClass()) == Kind.CONTAINER && !new Contents(this).mayDiffer(value);
        return isSame ? value : translate(value, Content.ANY);
    }

    private Object translate(Object value, Content content) {
        return switch (to.kind(value.getClass())) {
            case SAME -> value;
            case KEPT -> kept((Kept) value);
            case CLASS -> Members.translate((Class<?>) value, to);
            case MEMBER -> Members.translateMember(value, to);
            case HANDLE -> Members.checked(value, to);
            case ARRAY -> array(value);
            case OPTIONAL -> content != Content.NONE ? optional((Optional<?>) value) : value;
            case FUTURE -> content != Content.NONE ? form(value, new Futures(this)::other) : value;
            case CONTAINER -> isView(value, content) ? proxy(value, from) : value;
            case FUNCTION -> content != Content.NONE ? proxy(value, from) : value;
            case THROWABLE -> throwable((Throwable) value);
            case CONSTANT -> Members.constant((Enum<?>) value, to);
            case VALUE -> value(value);
            case OBJECT -> object(value);
        };
    }

    /** Whether a container has objects to translate, or may get some: nothing says so of one without elements. */
    private boolean isView(Object container, Content content) {
        return switch (content) {
            case NONE -> false;
            case OTHERS -> true;
            case ANY -> Contents.isEmptyAndOpen(container) || new Contents(this).mayDiffer(container);
        };
    }

    private LoaderGeneration homeOf(Class<?> type) {
        LoaderGeneration home = to.of(type);
        return home == null ? from : home;
    }

    private Object kept(Kept kept) {
        Object object = kept.hotreload$object();
        LoaderGeneration home = (LoaderGeneration) kept.hotreload$home();
        boolean isOwn = home == to || (to.isApplications(object.getClass()) && to.has(object.getClass()));
        return isOwn ? object : new Translation(home, to, access).proxy(object, home);
    }

    /** The one proxy of an object. */
    private Object proxy(Object object, LoaderGeneration home) {
        Object known = to.forms().of(object);
        return known != null
                ? known
                : to.forms()
                        .put(object, to.proxies().of(object.getClass(), home).make(object));
    }

    /** The one form of an object, which is its original in the other direction. */
    private Object form(Object object, UnaryOperator<Object> making) {
        Object known = to.forms().of(object);
        if (known != null) {
            return known;
        }
        Object made = making.apply(object);
        if (made == object) {
            return object;
        }
        Object form = to.forms().put(object, made);
        from.forms().put(form, object);
        return form;
    }

    private Object array(Object array) {
        Class<?> type = to.counterpart(array.getClass());
        if (type == null) {
            throw Members.unknown(array.getClass(), to);
        }
        int length = Array.getLength(array);
        Object copy = Array.newInstance(type.getComponentType(), length);
        boolean isSame = type == array.getClass();
        for (int i = 0; i < length; i++) {
            Object element = Array.get(array, i);
            Object translated = translate(type.getComponentType(), Content.ANY, element);
            isSame &= translated == element;
            Array.set(copy, i, translated);
        }
        return isSame ? array : copy;
    }

    private Object optional(Optional<?> optional) {
        if (optional.isEmpty()) {
            return optional;
        }
        Object element = optional.get();
        Object translated = translate(element, Content.ANY);
        return translated == element ? optional : Optional.of(translated);
    }

    private Object throwable(Throwable value) {
        return value instanceof CannotBeKept || !new Contents(this).mayDiffer(value)
                ? value
                : form(value, thrown -> new Throwables(this).copy((Throwable) thrown));
    }

    /** What has been thrown, for the code that catches it. */
    Throwable failure(Throwable thrown) {
        try {
            return (Throwable) translate(thrown, Content.ANY);
        } catch (CannotBeKept e) {
            e.addSuppressed(thrown);
            return e;
        }
    }

    private Object object(Object value) {
        Object known = to.forms().of(value);
        if (known != null) {
            return known;
        }
        Class<?> type = to.counterpart(value.getClass());
        Optional<Method> migration = type == null ? Optional.empty() : Migration.of(type);
        return migration.isPresent() ? migrated(value, migration.get()) : proxy(value, homeOf(value.getClass()));
    }

    private Object value(Object value) {
        Class<?> type = to.counterpart(value.getClass());
        if (type == null || Migration.of(type).isPresent() || !Values.isComplete(value.getClass(), type)) {
            return object(value);
        }
        return form(value, old -> new Values(this).copy(old, type));
    }

    private Object migrated(Object value, Method migration) {
        return form(
                value,
                old -> Migration.call(
                        migration,
                        Migration.values(old, each -> each == null ? null : translate(each, Content.ANY), access)));
    }
}
