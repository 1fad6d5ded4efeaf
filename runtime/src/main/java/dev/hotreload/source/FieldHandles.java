package dev.hotreload.source;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.generation.Generation;
import dev.hotreload.link.CurrentMembers.FieldAccess;
import dev.hotreload.live.LiveMembers;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassState;
import dev.hotreload.model.FieldResolver;
import dev.hotreload.reflect.CrackableHandles;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.FieldNode;

/** Finds handles of fields that the JVM has not, or not as the sources declare them. Safe for use by any thread. */
final class FieldHandles {
    private static final int ACCESS = Modifier.PUBLIC | Modifier.PROTECTED | Modifier.PRIVATE | Modifier.FINAL;

    private final Supplier<Generation> current;
    private final LiveMembers members;
    private final MemberAccess access;
    private final CrackableHandles crackable;

    FieldHandles(Supplier<Generation> current, LiveMembers members, MemberAccess access, CrackableHandles crackable) {
        this.current = current;
        this.members = members;
        this.access = access;
        this.crackable = crackable;
    }

    /** What a finder of {@link MethodHandles.Lookup} must give, or null if the JVM's own answer is right. */
    @Nullable
    Object find(MethodHandles.Lookup lookup, String finder, Class<?> owner, String name, Class<?> type)
            throws ReflectiveOperationException {
        ClassModel model = current.get().model();
        boolean isStatic = finder.contains("Static");
        boolean isWrite = finder.endsWith("Setter");
        FieldKey key = new FieldKey(name, type.descriptorString());
        String internalName = LiveMembers.internalName(owner);
        ClassFile resolved = model.resolveField(internalName, key);
        boolean isReachable = new FieldResolver(model, LiveMembers.internalName(lookup.lookupClass()))
                        .declaringIfUnreachable(internalName, key, isStatic, isWrite)
                == null;
        if (isReachable && !isDeclaredOtherwise(resolved, key)) {
            return null;
        }
        String described = owner.getName() + "." + name + "/" + type.getName();
        if (resolved == null) {
            throw new NoSuchFieldException("no such field: " + described);
        }
        FieldNode declared = Objects.requireNonNull(resolved.fields().get(key));
        if (Modifier.isStatic(declared.access) != isStatic) {
            throw new IllegalAccessException("no such field: " + described + (isStatic ? "/getStatic" : "/getField"));
        }
        Class<?> declaring = LiveMembers.classOf(resolved.internalName(), owner);
        access.check(lookup, owner, declaring, declared.access, name + "/" + type.getName());
        if (isWrite && Modifier.isFinal(declared.access)) {
            throw new IllegalAccessException("final field has no write access: " + described);
        }
        return handle(finder, declaring, name, type, declared.access);
    }

    /** What an {@code unreflect…} must give for a field that the JVM has not as it is declared, or null for another. */
    @Nullable
    Object unreflected(MethodHandles.Lookup lookup, String finder, Field field) throws ReflectiveOperationException {
        Class<?> declaring = field.getDeclaringClass();
        FieldKey key = new FieldKey(field.getName(), field.getType().descriptorString());
        ClassState state = current.get().model().state(LiveMembers.internalName(declaring));
        FieldNode declared = state == null ? null : state.current().fields().get(key);
        if (state == null
                || declared == null
                || !(members.isAdded(field) || isDeclaredOtherwise(state.current(), key))) {
            return null;
        }
        int modifiers = declared.access & ClassFile.ACCESS_FLAGS;
        boolean isStatic = Modifier.isStatic(modifiers);
        boolean isOpen = access.isOpen(field);
        if (!isOpen) {
            access.check(
                    lookup,
                    declaring,
                    declaring,
                    modifiers,
                    field.getName() + "/" + field.getType().getName());
        }
        if (finder.endsWith("Setter") && Modifier.isFinal(modifiers) && (isStatic || !isOpen)) {
            throw new IllegalAccessException("final field has no write access: " + field);
        }
        return handle(finder, declaring, field.getName(), field.getType(), modifiers);
    }

    /** Whether the JVM has a field with other modifiers, by which it would grant or deny access. */
    private boolean isDeclaredOtherwise(@Nullable ClassFile declaring, FieldKey key) {
        ClassState state = declaring == null ? null : current.get().model().state(declaring.internalName());
        FieldNode declared = state == null ? null : state.current().fields().get(key);
        FieldNode live = state == null ? null : state.first().fields().get(key);
        return declared != null && live != null && ((declared.access ^ live.access) & ACCESS) != 0;
    }

    private Object handle(String finder, Class<?> declaring, String name, Class<?> type, int modifiers)
            throws ReflectiveOperationException {
        if (finder.endsWith("VarHandle")) {
            return members.varHandle(declaring, name, type);
        }
        boolean isWrite = finder.endsWith("Setter");
        FieldAccess wanted;
        int kind;
        if (Modifier.isStatic(modifiers)) {
            wanted = isWrite ? FieldAccess.PUT_STATIC : FieldAccess.GET_STATIC;
            kind = isWrite ? MethodHandleInfo.REF_putStatic : MethodHandleInfo.REF_getStatic;
        } else {
            wanted = isWrite ? FieldAccess.PUT : FieldAccess.GET;
            kind = isWrite ? MethodHandleInfo.REF_putField : MethodHandleInfo.REF_getField;
        }
        MethodHandle handle = members.typedField(declaring, name, type, wanted);
        return crackable.ofField(handle, kind, declaring, name, type, modifiers);
    }
}
