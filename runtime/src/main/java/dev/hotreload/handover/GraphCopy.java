package dev.hotreload.handover;

import dev.hotreload.message.HandoverTexts;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Copies objects with all that they refer to, as far as it is of classes that the other generation has anew: each
 * object once, so that cycles and shared references are kept. All else is shared.
 *
 * <p>References are followed in turn and not by recursion, so a long list of linked objects does not overflow the
 * stack. Containers are filled when all objects have their fields, because their elements' hashes depend on them. For
 * one use, by one thread.
 */
final class GraphCopy {
    private Translation translation;
    private final LoaderGeneration to;
    private final Access access;
    private final IdentityHashMap<Object, Object> copies = new IdentityHashMap<>();
    private final Deque<Runnable> open = new ArrayDeque<>();
    private final Deque<ContainerCopy> containers = new ArrayDeque<>();
    private final IdentityHashMap<Object, Boolean> migrating = new IdentityHashMap<>();

    GraphCopy(LoaderGeneration to, Access access) {
        this.translation = new Translation(to, to, access);
        this.to = to;
        this.access = access;
    }

    /**
     * The copy of an object.
     *
     * @param given for what is not copied
     */
    @Nullable
    Object of(Object object, Translation given) {
        translation = given;
        Object copy = reference(object);
        complete();
        return copy;
    }

    private void complete() {
        Runnable next;
        while ((next = open.poll()) != null) {
            next.run();
        }
        // An element is found after what has it, so the last one is filled first.
        ContainerCopy container;
        while ((container = containers.pollLast()) != null) {
            container.fill();
        }
    }

    /** The copy, which may have to get its state yet. */
    private @Nullable Object reference(@Nullable Object object) {
        if (object == null) {
            return null;
        }
        Object known = copies.get(object);
        if (known != null) {
            return known;
        }
        return switch (to.kind(object.getClass())) {
            case SAME -> object;
            case KEPT -> {
                Object behind = Handover.behind(object);
                yield behind == object ? object : reference(behind);
            }
            case ARRAY -> array(object);
            case OPTIONAL -> optional((Optional<?>) object);
            case CONTAINER -> new Contents(translation).mayDiffer(object) ? container(object) : object;
            case CLASS, MEMBER, HANDLE, FUTURE, FUNCTION, THROWABLE, CONSTANT -> translation.translate(object);
            case VALUE, OBJECT -> object(object);
        };
    }

    private Object array(Object array) {
        Class<?> type = Members.translate(array.getClass(), to);
        if (type == array.getClass() && !new Contents(translation).mayDiffer(array)) {
            return array;
        }
        int length = Array.getLength(array);
        Object copy = Array.newInstance(type.getComponentType(), length);
        copies.put(array, copy);
        open.add(() -> {
            for (int i = 0; i < length; i++) {
                Array.set(copy, i, reference(Array.get(array, i)));
            }
        });
        return copy;
    }

    private Object optional(Optional<?> optional) {
        Object element = reference(optional.orElse(null));
        return element == optional.orElse(null) ? optional : Optional.ofNullable(element);
    }

    private Object container(Object container) {
        if (container instanceof Map.Entry<?, ?> entry) {
            return Containers.entry(entry, reference(entry.getKey()), reference(entry.getValue()));
        }
        Containers.Empty empty = Containers.like(container, this::reference);
        copies.put(container, empty.visible());
        ContainerCopy copy = new ContainerCopy(empty.filled(), access);
        open.add(() -> copy.take(container, this::reference));
        containers.add(copy);
        return empty.visible();
    }

    private Object object(Object object) {
        Class<?> type = to.counterpart(object.getClass());
        if (type == null) {
            return withoutClass(object);
        }
        Optional<Method> migration = Migration.of(type);
        if (migration.isPresent()) {
            return migrated(object, migration.get());
        }
        if (type.isRecord()) {
            Object copy = new Values(to, access, this::reference).copy(object, type);
            copies.put(object, copy);
            return copy;
        }
        Copyable copyable = Copyable.of(object.getClass(), type, to, access);
        Object copy = copyable.make();
        copies.put(object, copy);
        open.add(() -> copyable.state().copy(object, copy, this::reference));
        if (copyable.isContainer()) {
            ContainerCopy elements = new ContainerCopy(copy, access);
            open.add(() -> elements.take(object, this::reference));
            containers.add(elements);
        }
        return copy;
    }

    /** What code there is in a lambda or an anonymous class is the old one, so the object stays. */
    private Object withoutClass(Object object) {
        if (isCode(object.getClass())) {
            return translation.translate(object);
        }
        throw Members.unknown(object.getClass(), to);
    }

    static boolean isCode(Class<?> type) {
        return type.isHidden() || type.isAnonymousClass();
    }

    private Object migrated(Object object, Method method) {
        if (migrating.put(object, true) != null) {
            throw new CannotBeKept(object.getClass(), method.getName(), HandoverTexts.migrationCycle(method.getName()));
        }
        Map<String, Object> values = Migration.values(object, this::reference, access);
        complete();
        Object made = Migration.call(method, values);
        copies.put(object, made);
        return made;
    }

    /** Elements that are known before they can be added. */
    static final class ContainerCopy {
        private final Object container;
        private final Access access;
        private final List<@Nullable Object> elements = new ArrayList<>();

        ContainerCopy(Object container, Access access) {
            this.container = container;
            this.access = access;
        }

        void take(Object from, java.util.function.UnaryOperator<@Nullable Object> translation) {
            if (from instanceof Map<?, ?> map) {
                map.forEach((key, value) -> {
                    elements.add(translation.apply(key));
                    elements.add(translation.apply(value));
                });
            } else {
                ((Collection<?>) from).forEach(element -> elements.add(translation.apply(element)));
            }
        }

        void fill() {
            Adder adder = Adder.of(container, access);
            if (container instanceof Map<?, ?>) {
                for (int i = 0; i < elements.size(); i += 2) {
                    adder.put(elements.get(i), elements.get(i + 1));
                }
            } else if (container.getClass() == Arrays.asList().getClass()) {
                @SuppressWarnings("unchecked")
                List<@Nullable Object> fixed = (List<@Nullable Object>) container;
                for (int i = 0; i < elements.size(); i++) {
                    fixed.set(i, elements.get(i));
                }
            } else {
                elements.forEach(adder::add);
            }
        }
    }
}
