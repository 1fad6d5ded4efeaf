package dev.hotreload.handover;

import dev.hotreload.message.HandoverTexts;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether a value can be handed over, found out without running code of the application: of a proxy, whether there can
 * be its class; of a copy, whether each object that would be copied has a class with fields for its state. For one use.
 */
final class Checks {
    private static final int TRIES = 100;

    private final Translation translation;
    private final LoaderGeneration to;
    private final KeepAs as;
    private final Function<Object, @Nullable String> obstacle;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();

    /** @param obstacle why an object that is nobody's to look into cannot be handed over as it is */
    Checks(Translation translation, KeepAs as, Function<Object, @Nullable String> obstacle) {
        this.obstacle = obstacle;
        this.translation = translation;
        this.to = translation.to();
        this.as = as;
    }

    /**
     * Checks a value and, if it is to be copied, all that would be copied with it.
     *
     * @param wanted the type that the code needs; null: that of the value
     */
    void check(Object value, @Nullable Class<?> wanted) {
        add(value);
        checkType(value, wanted);
        Object next;
        while ((next = open.poll()) != null) {
            checkOne(next);
        }
    }

    /** A proxy that has only the interfaces of its object is not what the code expects. */
    private void checkType(Object value, @Nullable Class<?> wanted) {
        Kind kind = to.kind(value.getClass());
        if (as == KeepAs.PROXY
                && kind == Kind.OBJECT
                && migration(value.getClass()).isEmpty()) {
            ProxyTypes types = proxyTypes(value);
            Class<?> needed = wanted == null ? to.counterpart(value.getClass()) : to.counterpart(wanted);
            if (needed != null && !types.are(needed)) {
                CannotBeKept left = types.left();
                throw left != null
                        ? left
                        : new CannotBeKept(value.getClass(), "", HandoverTexts.notOfType(needed.getTypeName(), to));
            }
        }
    }

    private ProxyTypes proxyTypes(Object value) {
        LoaderGeneration home = to.of(value.getClass());
        return to.proxies()
                .of(value.getClass(), home == null ? translation.from() : home)
                .types();
    }

    private Optional<?> migration(Class<?> old) {
        Class<?> type = to.counterpart(old);
        return type == null ? Optional.empty() : Migration.of(type);
    }

    private void add(@Nullable Object value) {
        if (value != null && seen.add(value)) {
            open.add(value);
        }
    }

    private void addAll(Collection<?> values) {
        values.forEach(this::add);
    }

    private void checkOne(Object value) {
        switch (to.kind(value.getClass())) {
            case SAME -> checkSame(value);
            case KEPT, FUNCTION, FUTURE, THROWABLE -> {
                // There is always something that stands for it.
            }
            case CLASS, MEMBER, HANDLE -> translation.translate(value);
            case ARRAY -> {
                Class<?> unused = Members.translate(value.getClass(), to);
                addAll(Arrays.asList((Object[]) value));
            }
            case OPTIONAL -> add(((Optional<?>) value).orElse(null));
            case CONTAINER -> checkContainer(value);
            case CONSTANT -> checkConstant((Enum<?>) value);
            case VALUE -> checkValue(value);
            case OBJECT -> checkObject(value);
        }
    }

    private void checkSame(Object value) {
        String reason = obstacle.apply(value);
        if (reason != null) {
            throw new CannotBeKept(value.getClass(), "", reason);
        }
    }

    private void checkContainer(Object container) {
        addElements(container);
        boolean isCopied = as == KeepAs.COPY && !(container instanceof Map.Entry<?, ?>);
        if (isCopied && new Contents(translation).mayDiffer(container)) {
            Containers.check(container);
            checkComparator(container);
        }
    }

    /** A comparator of the old code is given the new elements. */
    private void checkComparator(Object container) {
        Object comparator = Containers.comparator(container);
        if (comparator == null || to.kind(comparator.getClass()) == Kind.SAME) {
            return;
        }
        LoaderGeneration from = translation.from();
        for (Object element : container instanceof Map<?, ?> map ? map.keySet() : (Collection<?>) container) {
            Class<?> type = element == null ? null : to.counterpart(element.getClass());
            CannotBeKept left = type == null || from.kind(type) != Kind.OBJECT
                    ? null
                    : from.proxies().obstacle(type, to);
            if (left != null) {
                throw new CannotBeKept(
                        container.getClass(), left.member(), HandoverTexts.comparator(from, left.reason()));
            }
        }
    }

    /** The program may be running. */
    private void addElements(Object container) {
        for (int left = TRIES; left > 0; left--) {
            try {
                addElementsOnce(container);
                return;
            } catch (ConcurrentModificationException changing) {
                // Once more.
            }
        }
        throw new CannotBeKept(container.getClass(), "", HandoverTexts.alwaysChanging());
    }

    private void addElementsOnce(Object container) {
        if (container instanceof Map<?, ?> map) {
            addAll(map.keySet());
            addAll(map.values());
        } else if (container instanceof Map.Entry<?, ?> entry) {
            add(entry.getKey());
            add(entry.getValue());
        } else {
            addAll((Collection<?>) container);
        }
    }

    /** The enum is not initialised by looking for its field. */
    private void checkConstant(Enum<?> constant) {
        Class<?> type = Members.translate(constant.getDeclaringClass(), to);
        if (Arrays.stream(type.getDeclaredFields())
                .noneMatch(field -> field.isEnumConstant() && field.getName().equals(constant.name()))) {
            throw Members.unknown(constant, to);
        }
    }

    private void checkValue(Object value) {
        Class<?> type = to.counterpart(value.getClass());
        boolean isObject = as == KeepAs.PROXY && type != null && !Values.isComplete(value.getClass(), type);
        if (type == null || isObject || migration(value.getClass()).isPresent()) {
            checkObject(value);
        } else if (type.isRecord()) {
            new Values(to, translation.access(), object -> object)
                    .sources(value.getClass(), type)
                    .forEach(field -> add(read(field, value)));
        } else {
            checkState(StateCopy.of(value.getClass(), type, Object.class, to, translation.access()), value);
        }
    }

    private void checkObject(Object value) {
        Class<?> type = to.counterpart(value.getClass());
        if (as == KeepAs.PROXY) {
            if (migration(value.getClass()).isEmpty()) {
                ProxyTypes unused = proxyTypes(value);
            }
        } else if (type == null) {
            if (!GraphCopy.isCode(value.getClass())) {
                throw Members.unknown(value.getClass(), to);
            }
        } else if (Migration.of(type).isPresent()) {
            addFields(value);
        } else {
            Copyable copyable = Copyable.of(value.getClass(), type, to, translation.access());
            checkState(copyable.state(), value);
            if (copyable.isContainer()) {
                addElements(value);
            }
        }
    }

    private void checkState(StateCopy state, Object value) {
        state.sources().forEach(field -> add(read(field, value)));
    }

    private @Nullable Object read(Field field, Object value) {
        return field.getType().isPrimitive() ? null : FieldPair.read(field, value, translation.access());
    }

    private void addFields(Object value) {
        for (Class<?> each = value.getClass(); each != null; each = each.getSuperclass()) {
            for (Field field : Fields.declared(each)) {
                add(read(field, value));
            }
        }
    }
}
