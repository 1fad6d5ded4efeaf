package dev.hotreload.source;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.link.CurrentMembers.FieldAccess;
import dev.hotreload.live.FieldTypes;
import dev.hotreload.live.LiveMembers;
import dev.hotreload.live.TrustedLookup;
import dev.hotreload.model.ClassState;
import dev.hotreload.reflect.Reflected;
import dev.hotreload.reflect.ReflectedFields;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.FieldNode;

/** The fields of changed classes as the sources declare them, in their order. Safe for use by any thread. */
public final class SourceFields {
    private final TrustedLookup lookup;
    private final LiveMembers members;
    private final Supplier<Reflected> reflected;
    private volatile @Nullable ReflectedFields made;

    SourceFields(TrustedLookup lookup, LiveMembers members, Supplier<Reflected> reflected) {
        this.lookup = lookup;
        this.members = members;
        this.reflected = reflected;
    }

    /** The fields that the class declares in its running generation; {@code jvm} are all that the JVM has. */
    Field[] declared(Class<?> declaring, ClassState state, Field[] jvm, boolean publicOnly) {
        Map<FieldKey, Field> live = new HashMap<>();
        for (Field field : jvm) {
            live.put(new FieldKey(field.getName(), field.getType().descriptorString()), field);
        }
        List<Field> fields = new ArrayList<>();
        state.current().fields().forEach((key, declared) -> {
            boolean isWanted = !publicOnly || Modifier.isPublic(declared.access);
            if (isWanted && !PreparedNames.isOfConstant(key.name())) {
                Field field = live.get(key);
                if (state.fields().containsKey(key)) {
                    Method carrier = isAnnotated(declared) ? carrier(declaring, key) : null;
                    fields.add(added(declaring, key, declared, reflectedFields().annotations(carrier)));
                } else if (field != null) {
                    fields.add(reflectedFields()
                            .redeclared(field, declared.access & ClassFile.ACCESS_FLAGS, declared.signature));
                }
            }
        });
        return fields.toArray(Field[]::new);
    }

    /** Whether the JVM has nothing that this field stands for; true also for one that was removed since. */
    boolean isAdded(Field field) {
        ReflectedFields known = made;
        return known != null && known.isAdded(field);
    }

    private Field added(Class<?> declaring, FieldKey key, FieldNode declared, byte @Nullable [] annotations) {
        boolean isStatic = Modifier.isStatic(declared.access);
        Class<?> type = FieldTypes.of(key.descriptor(), declaring);
        try {
            return reflectedFields()
                    .added(
                            declaring,
                            key.name(),
                            type,
                            declared.access & ClassFile.ACCESS_FLAGS,
                            declared.signature,
                            annotations,
                            members.field(
                                    declaring, key.name(), type, isStatic ? FieldAccess.GET_STATIC : FieldAccess.GET),
                            members.field(
                                    declaring, key.name(), type, isStatic ? FieldAccess.PUT_STATIC : FieldAccess.PUT));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("hotreload: the added field " + declaring.getName() + "." + key.name(), e);
        }
    }

    /** The annotations of an added field's type, as they stand in a class file; null if there are none. */
    byte @Nullable [] typeAnnotations(Field field) {
        FieldKey key = new FieldKey(field.getName(), field.getType().descriptorString());
        return reflectedFields().typeAnnotations(carrier(field.getDeclaringClass(), key));
    }

    private static boolean isAnnotated(FieldNode declared) {
        return declared.visibleAnnotations != null || declared.visibleTypeAnnotations != null;
    }

    private @Nullable Method carrier(Class<?> declaring, FieldKey key) {
        String name = PreparedNames.annotationsOf(key).name();
        return Arrays.stream(reflected.get().allMethods(declaring))
                .filter(method -> method.getName().equals(name))
                .filter(method -> method.getReturnType().descriptorString().equals(key.descriptor()))
                .findFirst()
                .orElse(null);
    }

    private ReflectedFields reflectedFields() {
        ReflectedFields known = made;
        if (known == null) {
            try {
                known = new ReflectedFields(lookup.trusted());
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("hotreload: this JDK's reflection of fields is not as expected", e);
            }
            made = known;
        }
        return known;
    }
}
