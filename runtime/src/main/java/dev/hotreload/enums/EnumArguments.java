package dev.hotreload.enums;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.FieldInitialisers;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MemberNames;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.generation.Generation;
import dev.hotreload.link.CurrentMembers.FieldAccess;
import dev.hotreload.live.FieldTypes;
import dev.hotreload.live.LiveFields;
import dev.hotreload.live.LiveMembers;
import dev.hotreload.live.TrustedLookup;
import dev.hotreload.message.ErrorTexts;
import dev.hotreload.message.NoteTexts;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldNode;

/**
 * Gives live enum constants what their constructor makes of changed arguments, and of all arguments for added fields.
 *
 * <p>The constant is made once more, and its twin hands over the fields that constructors set: all of them if the
 * arguments changed, else those that were added and only the constructor sets. Fields with an initialiser of their own,
 * and those that the program may have changed, are the constant's state and stay.
 */
public final class EnumArguments {
    private final TrustedLookup lookup;
    private final LiveFields fields;
    private final Supplier<Generation> current;
    private final BiConsumer<String, Throwable> ownFailures;

    /** @param ownFailures told bugs of ours: what was being done, to be read after "while", and the failure */
    public EnumArguments(
            TrustedLookup lookup,
            LiveFields fields,
            Supplier<Generation> current,
            BiConsumer<String, Throwable> ownFailures) {
        this.ownFailures = ownFailures;
        this.lookup = lookup;
        this.fields = fields;
        this.current = current;
    }

    /**
     * Renews the constants of one enum.
     *
     * @return what the user must know
     */
    List<String> renew(EnumChange change) {
        List<String> notes = new ArrayList<>();
        List<String> renewed = new ArrayList<>();
        Map<Class<?>, List<Accessors>> known = new HashMap<>();
        String simpleName = MemberNames.simple(change.type().getName());
        for (Map.Entry<String, MethodKey> maker : change.makers().entrySet()) {
            String name = simpleName + "." + maker.getKey();
            Enum<?> constant = change.made().get(maker.getKey());
            Object twin;
            try {
                twin = lookup.trusted()
                        .findStatic(change.type(), maker.getValue().name(), MethodType.methodType(change.type()))
                        .invoke();
            } catch (Throwable e) {
                // Whatever the application's constructor throws; in a fresh JVM it would be the class's end.
                notes.add(NoteTexts.constructorFailed(name, e));
                continue;
            }
            try {
                boolean isRemade = change.changed().remade().contains(maker.getKey());
                if (!isRemade) {
                    complete(twin, constant, change);
                } else if (handOver(twin, constant, known)) {
                    renewed.add(name);
                }
            } catch (Throwable e) {
                ownFailures.accept(ErrorTexts.changingArguments(name), e);
                notes.add(NoteTexts.argumentsIncomplete(name));
            }
        }
        notes.addAll(NoteTexts.argumentsChanged(simpleName, renewed));
        return notes;
    }

    /** Returns whether anything is different now. */
    private boolean handOver(Object twin, @Nullable Enum<?> constant, Map<Class<?>, List<Accessors>> known)
            throws Throwable {
        boolean changed = false;
        for (Class<?> type = twin.getClass(); type != null && type != Enum.class; type = type.getSuperclass()) {
            List<Accessors> all = known.get(type);
            if (all == null) {
                all = setByConstructors(type);
                known.put(type, all);
            }
            if (type.isInstance(constant)) {
                for (Accessors field : all) {
                    changed |= field.handOver(twin, constant);
                }
            }
        }
        return changed;
    }

    private void complete(Object twin, @Nullable Enum<?> constant, EnumChange change) throws Throwable {
        for (FieldKey field : change.changed().unset()) {
            accessors(change.type(), field).handOver(twin, constant);
        }
    }

    private List<Accessors> setByConstructors(Class<?> declaring) throws ReflectiveOperationException {
        ClassFile type = current.get().model().find(LiveMembers.internalName(declaring));
        List<Accessors> all = new ArrayList<>();
        if (type == null) {
            return all;
        }
        Set<FieldKey> initialised = FieldInitialisers.ofInstances(type.node()).keySet();
        for (Map.Entry<FieldKey, FieldNode> field : type.fields().entrySet()) {
            boolean isStatic = (field.getValue().access & Opcodes.ACC_STATIC) != 0;
            boolean isOfBody = PreparedNames.isOfConstant(field.getKey().name());
            if (!isStatic && !isOfBody && !initialised.contains(field.getKey())) {
                all.add(accessors(declaring, field.getKey()));
            }
        }
        return all;
    }

    private Accessors accessors(Class<?> declaring, FieldKey field) throws ReflectiveOperationException {
        Class<?> type = FieldTypes.present(field.descriptor(), declaring);
        return new Accessors(
                fields.handle(declaring, field, type, FieldAccess.GET),
                fields.handle(declaring, field, type, FieldAccess.PUT));
    }

    /** How one field is read and set. */
    private record Accessors(MethodHandle getter, MethodHandle setter) {

        /** Returns whether the constant holds something else now. */
        boolean handOver(Object twin, @Nullable Object constant) throws Throwable {
            Object before = getter.invoke(constant);
            Object now = getter.invoke(twin);
            setter.invoke(constant, now);
            return !Objects.equals(before, now);
        }
    }
}
