package dev.hotreload.diff;

import dev.hotreload.classfile.CanonicalCode;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.FieldInitialisers;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MethodKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Compares two versions of a class that bear the same names; lambdas must have been matched before.
 *
 * <p>The answer is in the order in which a reader would tell it: the class itself, its fields, its methods.
 */
public final class ClassDiff {
    private static final MethodKey STATIC_INITIALISER = new MethodKey("<clinit>", "()V");

    private final ClassFile before;
    private final ClassFile now;
    private final List<ClassChange> changes = new ArrayList<>();

    private ClassDiff(ClassFile before, ClassFile now) {
        this.before = before;
        this.now = now;
    }

    /** What changed; empty if nothing did. */
    public static List<ClassChange> between(ClassFile before, ClassFile now) {
        if (Arrays.equals(before.bytes(), now.bytes())) {
            return List.of();
        }
        ClassDiff diff = new ClassDiff(before, now);
        diff.compareClass();
        diff.compareFields();
        diff.compareMethods();
        if (diff.changes.isEmpty()) {
            diff.changes.add(
                    Metadata.equal(before.node(), now.node())
                            ? new ClassChange.DebugInformationChanged()
                            : new ClassChange.MetadataChanged());
        }
        return diff.changes;
    }

    private void compareClass() {
        var old = before.node();
        var node = now.node();
        if (!Objects.equals(old.superName, node.superName)) {
            changes.add(
                    new ClassChange.SuperclassChanged(String.valueOf(old.superName), String.valueOf(node.superName)));
        }
        if (!List.copyOf(old.interfaces).equals(List.copyOf(node.interfaces))) {
            List<String> added = new ArrayList<>(node.interfaces);
            added.removeAll(old.interfaces);
            List<String> removed = new ArrayList<>(old.interfaces);
            removed.removeAll(node.interfaces);
            changes.add(new ClassChange.InterfacesChanged(added, removed));
        }
        if (before.declaredAccess() != now.declaredAccess() || old.access != node.access) {
            changes.add(new ClassChange.ClassModifiersChanged(before.declaredAccess(), now.declaredAccess()));
        }
        if (!recordComponents(before).equals(recordComponents(now))) {
            changes.add(new ClassChange.RecordComponentsChanged());
        }
        if (!Objects.equals(old.permittedSubclasses, node.permittedSubclasses)) {
            changes.add(new ClassChange.PermittedSubclassesChanged());
        }
        if (enumConstants(before).equals(enumConstants(now)) && !madeAlike()) {
            changes.add(new ClassChange.EnumConstantsMadeOtherwise());
        }
        if (!enumConstants(before).equals(enumConstants(now))) {
            changes.add(new ClassChange.EnumConstantsChanged(enumConstants(before), enumConstants(now)));
        }
    }

    /** Whether all enum constants are made as before: of the same class, with the same arguments. */
    private boolean madeAlike() {
        Map<FieldKey, FieldInitialisers.Initialiser> olds =
                FieldInitialisers.ofStatics(before.internalName(), before.node().methods);
        Map<FieldKey, FieldInitialisers.Initialiser> news =
                FieldInitialisers.ofStatics(now.internalName(), now.node().methods);
        return now.fields().entrySet().stream()
                .filter(field -> (field.getValue().access & Opcodes.ACC_ENUM) != 0)
                .allMatch(field -> words(olds, field.getKey()).equals(words(news, field.getKey())));
    }

    private static List<String> words(Map<FieldKey, FieldInitialisers.Initialiser> initialisers, FieldKey field) {
        FieldInitialisers.Initialiser initialiser = initialisers.get(field);
        return initialiser == null ? List.of() : initialiser.words();
    }

    private static List<String> recordComponents(ClassFile type) {
        return type.node().recordComponents == null
                ? List.of()
                : type.node().recordComponents.stream()
                        .map(component -> component.descriptor + ' ' + component.name)
                        .toList();
    }

    private static List<String> enumConstants(ClassFile type) {
        return type.node().fields.stream()
                .filter(field -> (field.access & Opcodes.ACC_ENUM) != 0)
                .map(field -> field.name)
                .toList();
    }

    private void compareFields() {
        for (Map.Entry<FieldKey, FieldNode> field : before.fields().entrySet()) {
            FieldNode old = field.getValue();
            FieldNode same = now.fields().get(field.getKey());
            if (same == null) {
                changes.add(new ClassChange.FieldRemoved(field.getKey(), old.access));
            } else if (old.access != same.access) {
                changes.add(new ClassChange.FieldModifiersChanged(field.getKey(), old.access, same.access));
            } else if (!Objects.equals(old.value, same.value)) {
                changes.add(new ClassChange.ConstantChanged(field.getKey()));
            }
        }
        now.fields().forEach((key, field) -> {
            if (!before.fields().containsKey(key)) {
                changes.add(new ClassChange.FieldAdded(key, field.access));
            }
        });
    }

    private void compareMethods() {
        now.methods().forEach((key, method) -> {
            MethodNode old = before.methods().get(key);
            if (key.equals(STATIC_INITIALISER)) {
                if (old == null || !sameCode(old, method)) {
                    changes.add(new ClassChange.StaticInitialiserChanged());
                }
            } else if (old == null) {
                changes.add(new ClassChange.MethodAdded(key, method.access));
            } else {
                compareMethod(key, old, method);
            }
        });
        before.methods().forEach((key, method) -> {
            if (!now.methods().containsKey(key)) {
                changes.add(
                        key.equals(STATIC_INITIALISER)
                                ? new ClassChange.StaticInitialiserChanged()
                                : new ClassChange.MethodRemoved(key, method.access));
            }
        });
    }

    private void compareMethod(MethodKey key, MethodNode old, MethodNode method) {
        if (old.access != method.access) {
            changes.add(new ClassChange.MethodModifiersChanged(key, old.access, method.access));
        }
        if (!sameCode(old, method)) {
            changes.add(new ClassChange.MethodBodyChanged(key, method.access));
        }
    }

    private static boolean sameCode(MethodNode old, MethodNode method) {
        return CanonicalCode.of(old).equals(CanonicalCode.of(method));
    }
}
