package dev.hotreload.outcome;

import dev.hotreload.change.ChangeSet;
import dev.hotreload.change.ChangedClass;
import dev.hotreload.classfile.CanonicalCode;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MemberNames;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.MigrationMethod;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.diff.ClassChange;
import dev.hotreload.diff.OtherCaptures;
import dev.hotreload.message.HookTexts;
import dev.hotreload.message.NoteTexts;
import dev.hotreload.plan.StaticInitialisers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** What a user must know about state that a generation rightly keeps. */
public final class Notes {
    private static final MethodKey FINALIZE = new MethodKey("finalize", "()V");

    private Notes() {}

    public static List<String> of(List<ChangedClass> classes) {
        List<String> notes = new ArrayList<>();
        for (ChangedClass changed : classes) {
            if (changed.internalName().equals("module-info")) {
                notes.add(NoteTexts.moduleInfo());
            }
            if (changed.isLive()) {
                String simpleName = MemberNames.simple(changed.internalName().replace('/', '.'));
                for (ClassChange change : changed.changes()) {
                    if (change instanceof ClassChange.StaticInitialiserChanged
                            && changed.before() != null
                            && changed.now() != null) {
                        switch (StaticInitialisers.blocks(changed.before(), changed.now())) {
                            case ADDED -> notes.add(NoteTexts.staticBlockAdded(simpleName));
                            case CHANGED -> notes.add(NoteTexts.staticBlockChanged(simpleName));
                            case SAME -> {}
                        }
                    } else if (change instanceof ClassChange.MethodAdded added
                            && added.method().equals(FINALIZE)
                            && isBelowObject(changed)) {
                        notes.add(NoteTexts.finalizerAdded(simpleName));
                    } else if (change instanceof ClassChange.EnumConstantsChanged constants) {
                        if (changed.before() != null && StaticInitialisers.hasBlockOfConstants(changed.before())) {
                            notes.add(NoteTexts.staticBlockOfConstants(simpleName));
                        }
                        constants.before().stream()
                                .filter(name -> !constants.now().contains(name))
                                .forEach(name -> notes.add(NoteTexts.constantRemoved(simpleName + "." + name)));
                    } else if (change instanceof ClassChange.MethodBodyChanged body
                            && changed.before() != null
                            && changed.now() != null
                            && PreparedNames.startedConstant(body.method()) != null
                            && !blocks(changed.before(), body).equals(blocks(changed.now(), body))) {
                        notes.add(NoteTexts.bodyInitialisersChanged(
                                simpleName + "." + PreparedNames.startedConstant(body.method())));
                    } else if (change instanceof ClassChange.RecordComponentsChanged components
                            && !withoutMigration(changed, components.added()).isEmpty()) {
                        notes.add(NoteTexts.componentsAdded(simpleName, withoutMigration(changed, components.added())));
                    } else if (change instanceof ClassChange.MethodModifiersChanged method
                            && (method.before() & ~method.now() & Opcodes.ACC_SYNCHRONIZED) != 0) {
                        notes.add(NoteTexts.stillLocks(
                                simpleName + "." + MemberNames.method(changed.internalName(), method.method())));
                    }
                }
            }
        }
        addOtherCaptures(classes, notes);
        addNewInnerClasses(classes, notes);
        addMigrations(classes, notes);
        return notes;
    }

    private static List<String> withoutMigration(ChangedClass changed, List<String> components) {
        ClassFile now = changed.now();
        return now == null
                ? components
                : components.stream()
                        .filter(name -> !MigrationMethod.of(now).containsKey(name))
                        .toList();
    }

    /** Fields of whose values the meaning has changed. */
    private static void addMigrations(List<ChangedClass> classes, List<String> notes) {
        for (ChangedClass changed : classes) {
            ClassFile before = changed.isLive() ? changed.before() : null;
            ClassFile now = changed.now();
            if (before != null && now != null) {
                String owner = MemberNames.simple(changed.internalName().replace('/', '.'));
                MigrationMethod.ofSameField(before, now)
                        .forEach((field, migration) -> notes.add(HookTexts.migratesSameField(
                                owner + "." + migration.method().name(), owner + "." + field.name())));
            }
        }
    }

    /** Fields whose values had got another meaning, in classes that were taken back. */
    public static List<String> ofMigrationsTakenBack(List<ChangedClass> classes) {
        List<String> notes = new ArrayList<>();
        for (ChangedClass changed : classes) {
            ClassFile before = changed.isLive() ? changed.before() : null;
            ClassFile now = changed.now();
            if (before != null && now != null) {
                String owner = MemberNames.simple(changed.internalName().replace('/', '.'));
                MigrationMethod.ofSameField(/* before= */ now, /* now= */ before)
                        .forEach((field, migration) -> notes.add(HookTexts.notMigratedBack(
                                owner + "." + migration.method().name(), owner + "." + field.name())));
            }
        }
        return notes;
    }

    /** Lambdas that were made before and have not captured what their code uses now. */
    private static void addOtherCaptures(List<ChangedClass> classes, List<String> notes) {
        for (ChangedClass changed : classes) {
            ClassFile before = changed.isLive() ? changed.before() : null;
            ClassFile now = changed.now();
            if (before != null && now != null) {
                String owner = MemberNames.simple(changed.internalName().replace('/', '.'));
                OtherCaptures.lambdas(before, now)
                        .forEach(method -> notes.add(NoteTexts.lambdasKept(owner + "." + named(changed, method))));
            }
        }
    }

    /** Nested classes that were static, so that their objects know no outer one. */
    private static void addNewInnerClasses(List<ChangedClass> classes, List<String> notes) {
        for (ChangedClass changed : classes) {
            ClassFile before = changed.isLive() ? changed.before() : null;
            ClassFile now = changed.now();
            if (before != null && now != null && isStaticMember(before) && !isStaticMember(now)) {
                notes.add(NoteTexts.noOuterObject(
                        MemberNames.simple(changed.internalName().replace('/', '.'))));
            }
        }
    }

    private static boolean isStaticMember(ClassFile type) {
        return type.node().innerClasses.stream()
                .anyMatch(entry -> entry.name.equals(type.internalName()) && (entry.access & Opcodes.ACC_STATIC) != 0);
    }

    /**
     * Objects of anonymous and local classes that have not captured what their code uses now, or of which it cannot be
     * told which class they are of.
     */
    public static List<String> ofLeftBehind(ChangeSet changeSet) {
        return Stream.concat(
                        changeSet.leftBehind().stream().map(Notes::placeOf).map(NoteTexts::objectsKept),
                        changeSet.doubtful().stream().map(Notes::placeOf).map(NoteTexts::objectsInDoubt))
                .distinct()
                .toList();
    }

    private static String placeOf(ClassFile numbered) {
        String outer = String.valueOf(numbered.enclosingClass());
        String method = numbered.node().outerMethod;
        return MemberNames.simple(outer.replace('/', '.')) + (method == null ? "" : "." + method);
    }

    private static String named(ChangedClass changed, MethodKey method) {
        return method.name().equals("<clinit>") ? "static { }" : MemberNames.method(changed.internalName(), method);
    }

    /**
     * What was removed and is still referred to.
     *
     * @param callersByLost the members, and the internal names of the classes that refer to each
     */
    public static List<String> ofLost(Map<String, Set<String>> callersByLost) {
        List<String> notes = new ArrayList<>();
        callersByLost.forEach((member, callers) -> notes.add(NoteTexts.stillCalled(
                member,
                callers.stream()
                        .map(caller -> MemberNames.simple(caller.replace('/', '.')))
                        .toList())));
        return notes;
    }

    /** Whether the JVM calls no inherited one, which would call the added one. */
    private static boolean isBelowObject(ChangedClass changed) {
        return changed.before() != null
                && "java/lang/Object".equals(changed.before().superName());
    }

    /** The code of the initialiser blocks of a constant's body: what does not only read a field. */
    private static List<String> blocks(ClassFile type, ClassChange.MethodBodyChanged body) {
        MethodNode method = Objects.requireNonNull(type.methods().get(body.method()));
        List<AbstractInsnNode> code = new ArrayList<>();
        for (AbstractInsnNode instruction : method.instructions) {
            code.add(instruction);
            int opcode = instruction.getOpcode();
            boolean isRead = (opcode == Opcodes.POP || opcode == Opcodes.POP2)
                    && code.size() > 2
                    && code.get(code.size() - 2).getOpcode() == Opcodes.GETFIELD
                    && code.get(code.size() - 3).getOpcode() == Opcodes.ALOAD;
            if (isRead) {
                code.subList(code.size() - 3, code.size()).clear();
            }
        }
        return CanonicalCode.ofInstructions(code);
    }
}
