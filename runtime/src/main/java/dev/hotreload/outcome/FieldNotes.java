package dev.hotreload.outcome;

import dev.hotreload.change.ChangedClass;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.ConstructorFields;
import dev.hotreload.classfile.EnumConstants;
import dev.hotreload.classfile.FieldInitialisers;
import dev.hotreload.classfile.FieldInitialisers.Initialiser;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MemberNames;
import dev.hotreload.classfile.MigrationMethod;
import dev.hotreload.diff.ClassChange;
import dev.hotreload.message.NoteTexts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldNode;

/** What objects that exist do not get of changed instance fields: what constructors set, and changed initialisers. */
public final class FieldNotes {
    private final BiPredicate<String, FieldKey> mayHaveValue;
    private final Set<String> moved = new HashSet<>();
    private final List<String> notes = new ArrayList<>();

    private FieldNotes(List<ChangedClass> classes, BiPredicate<String, FieldKey> mayHaveValue) {
        this.mayHaveValue = mayHaveValue;
        for (ChangedClass type : classes) {
            for (ClassChange change : type.changes()) {
                if (change instanceof ClassChange.FieldRemoved removed) {
                    moved.add(removed.field().name());
                }
            }
        }
        classes.forEach(this::add);
    }

    /**
     * The notes about a change set.
     *
     * @param mayHaveValue whether objects of a class (internal name) may have a value of a field, because the class was
     *     loaded with it, or because a framework has filled it in
     */
    public static List<String> of(List<ChangedClass> classes, BiPredicate<String, FieldKey> mayHaveValue) {
        return List.copyOf(new FieldNotes(classes, mayHaveValue).notes);
    }

    private void add(ChangedClass type) {
        ClassFile before = type.isLive() ? type.before() : null;
        ClassFile now = type.now();
        if (before == null || now == null || !type.changes().stream().anyMatch(FieldNotes::isOfInstances)) {
            return;
        }
        Map<FieldKey, Initialiser> olds = FieldInitialisers.ofInstances(before.node());
        Map<FieldKey, Initialiser> news = FieldInitialisers.ofInstances(now.node());
        Set<FieldKey> byConstructors = ConstructorFields.of(now);
        Set<String> migrated = MigrationMethod.of(now).keySet();
        List<String> unset = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        now.fields().forEach((key, field) -> {
            Initialiser next = news.get(key);
            if (!isWritten(now, field) || migrated.contains(key.name())) {
                return;
            }
            if (before.fields().containsKey(key)) {
                Initialiser last = olds.get(key);
                if (next != null && (last == null || !last.words().equals(next.words()))) {
                    kept.add(key.name());
                }
            } else if (next == null && !hasValue(type.internalName(), key) && byConstructors.contains(key)) {
                unset.add(key.name());
            }
        });
        String name = MemberNames.simple(type.internalName().replace('/', '.'));
        // Constants get them, see EnumArguments.
        if (!unset.isEmpty() && !EnumConstants.isEnum(now)) {
            notes.add(NoteTexts.setByConstructors(name, unset));
        }
        if (!kept.isEmpty()) {
            notes.add(NoteTexts.fieldsKept(name, kept));
        }
    }

    private static boolean isOfInstances(ClassChange change) {
        return (change instanceof ClassChange.FieldAdded added && (added.access() & Opcodes.ACC_STATIC) == 0)
                || (change instanceof ClassChange.MethodBodyChanged body
                        && body.method().isConstructor())
                || (change instanceof ClassChange.MethodAdded method
                        && method.method().isConstructor());
    }

    /** Components of records have a note of their own. */
    private static boolean isWritten(ClassFile type, FieldNode field) {
        return (field.access & (Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC)) == 0
                && !"java/lang/Record".equals(type.superName());
    }

    /** Whether it has come from another class or type, has been filled in, or has been there all the time. */
    private boolean hasValue(String internalName, FieldKey key) {
        return moved.contains(key.name()) || mayHaveValue.test(internalName, key);
    }
}
