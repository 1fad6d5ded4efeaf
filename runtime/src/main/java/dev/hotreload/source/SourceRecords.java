package dev.hotreload.source;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.live.FieldTypes;
import dev.hotreload.live.TrustedLookup;
import dev.hotreload.model.ClassState;
import dev.hotreload.reflect.RecordComponents;
import dev.hotreload.reflect.Reflected;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.RecordComponentNode;

/**
 * The components of live records as the sources declare them.
 *
 * <p>Called by any thread that uses reflection.
 */
final class SourceRecords {
    private final TrustedLookup lookup;
    private final Supplier<Reflected> reflected;
    private volatile @Nullable RecordComponents made;

    SourceRecords(TrustedLookup lookup, Supplier<Reflected> reflected) {
        this.lookup = lookup;
        this.reflected = reflected;
    }

    /**
     * The components of {@code declaring}, in the declared order; those that the JVM has as they are declared are the
     * JVM's.
     */
    RecordComponent[] components(Class<?> declaring, ClassState state, RecordComponent[] jvm) {
        Map<String, RecordComponentNode> first = new HashMap<>();
        declared(state.first()).forEach(component -> first.put(component.name + component.descriptor, component));
        List<RecordComponent> components = new ArrayList<>();
        for (RecordComponentNode component : declared(state.current())) {
            boolean isAsFirst = isSame(first.get(component.name + component.descriptor), component);
            components.add(isAsFirst ? find(jvm, component.name) : made(declaring, component));
        }
        return components.toArray(RecordComponent[]::new);
    }

    private static List<RecordComponentNode> declared(ClassFile type) {
        return Objects.requireNonNullElse(type.node().recordComponents, List.of());
    }

    private static boolean isSame(@Nullable RecordComponentNode one, RecordComponentNode other) {
        return one != null
                && Objects.equals(one.signature, other.signature)
                && !isAnnotated(one)
                && !isAnnotated(other);
    }

    private static boolean isAnnotated(RecordComponentNode component) {
        return component.visibleAnnotations != null || component.visibleTypeAnnotations != null;
    }

    private static RecordComponent find(RecordComponent[] jvm, String name) {
        for (RecordComponent component : jvm) {
            if (component.getName().equals(name)) {
                return component;
            }
        }
        throw new LinkageError("hotreload: the JVM has no record component " + name);
    }

    private RecordComponent made(Class<?> declaring, RecordComponentNode component) {
        Class<?> type = FieldTypes.of(component.descriptor, declaring);
        return makers().made(
                        declaring,
                        component.name,
                        type,
                        component.signature,
                        accessor(declaring, component.name),
                        isAnnotated(component) ? carrier(declaring, component.name) : null);
    }

    private @Nullable Method carrier(Class<?> declaring, String component) {
        String name = PreparedNames.annotationsOfComponent(component).name();
        return Arrays.stream(reflected.get().allMethods(declaring))
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Method accessor(Class<?> declaring, String name) {
        try {
            return declaring.getDeclaredMethod(name);
        } catch (NoSuchMethodException impossible) {
            // A compiler that leaves the accessor out; then there is none, as the JVM says of such a class, too.
            return null;
        }
    }

    /** Made when the first added component is reflected upon. */
    private RecordComponents makers() {
        RecordComponents known = made;
        if (known == null) {
            try {
                known = new RecordComponents(lookup.trusted());
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("hotreload: this JDK's reflection is not as expected", e);
            }
            made = known;
        }
        return known;
    }
}
