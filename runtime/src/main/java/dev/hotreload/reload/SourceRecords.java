package dev.hotreload.reload;

import dev.hotreload.model.ClassState;
import dev.hotreload.reflect.RecordComponents;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.RecordComponentNode;

/** The components of live records as the sources declare them. */
final class SourceRecords {
    private final TrustedLookup lookup;
    private volatile @Nullable RecordComponents made;

    SourceRecords(TrustedLookup lookup) {
        this.lookup = lookup;
    }

    /** The components of {@code declaring}, in the declared order; those that the JVM has are the JVM's. */
    RecordComponent[] components(Class<?> declaring, ClassState state, RecordComponent[] jvm) {
        List<RecordComponentNode> declared = state.current().node().recordComponents;
        if (declared == null) {
            return jvm;
        }
        Map<String, RecordComponent> known = new HashMap<>();
        for (RecordComponent component : jvm) {
            known.put(component.getName() + component.getType().descriptorString(), component);
        }
        List<RecordComponent> components = new ArrayList<>();
        for (RecordComponentNode component : declared) {
            RecordComponent live = known.get(component.name + component.descriptor);
            components.add(live != null ? live : added(declaring, component));
        }
        return components.toArray(RecordComponent[]::new);
    }

    private RecordComponent added(Class<?> declaring, RecordComponentNode component) {
        Class<?> type = MethodType.fromMethodDescriptorString("()" + component.descriptor, declaring.getClassLoader())
                .returnType();
        return makers().added(
                        declaring, component.name, type, component.signature, accessor(declaring, component.name));
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
                known = new RecordComponents(lookup::in);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("hotreload: this JDK's reflection is not as expected", e);
            }
            made = known;
        }
        return known;
    }
}
