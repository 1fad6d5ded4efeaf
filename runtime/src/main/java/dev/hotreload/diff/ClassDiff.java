package dev.hotreload.diff;

import dev.hotreload.classfile.CanonicalCode;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.EnumConstants;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MethodKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
        diff.changes.addAll(AnnotationDiff.between(before, now));
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
            List<String> added = new ArrayList<>(componentNames(now));
            added.removeAll(componentNames(before));
            changes.add(new ClassChange.RecordComponentsChanged(added));
        }
        if (!Objects.equals(old.permittedSubclasses, node.permittedSubclasses)) {
            boolean isOrderOnly = old.permittedSubclasses != null
                    && node.permittedSubclasses != null
                    && Set.copyOf(old.permittedSubclasses).equals(Set.copyOf(node.permittedSubclasses));
            changes.add(new ClassChange.PermittedSubclassesChanged(isOrderOnly));
        }
        if (EnumConstants.isEnum(before) && EnumConstants.isEnum(now)) {
            compareConstants();
        }
    }

    private void compareConstants() {
        List<String> olds = List.copyOf(EnumConstants.of(before).keySet());
        List<String> news = List.copyOf(EnumConstants.of(now).keySet());
        if (!olds.equals(news)) {
            changes.add(new ClassChange.EnumConstantsChanged(olds, news));
        }
        List<String> kept = new ArrayList<>(news);
        kept.retainAll(olds);
        Map<String, List<String>> oldMaking = EnumConstants.making(before);
        Map<String, List<String>> newMaking = EnumConstants.making(now);
        List<String> madeOtherwise = kept.stream()
                .filter(name -> !Objects.equals(oldMaking.get(name), newMaking.get(name)))
                .toList();
        if (!madeOtherwise.isEmpty()) {
            changes.add(new ClassChange.EnumConstantsMadeOtherwise(madeOtherwise));
        }
        Set<String> oldBodies = EnumConstants.bodies(before).keySet();
        Set<String> newBodies = EnumConstants.bodies(now).keySet();
        List<String> gained = kept.stream()
                .filter(name -> newBodies.contains(name) && !oldBodies.contains(name))
                .toList();
        List<String> lost = kept.stream()
                .filter(name -> oldBodies.contains(name) && !newBodies.contains(name))
                .toList();
        if (!gained.isEmpty() || !lost.isEmpty()) {
            changes.add(new ClassChange.EnumBodiesChanged(gained, lost));
        }
    }

    private static List<String> componentNames(ClassFile type) {
        return type.node().recordComponents == null
                ? List.of()
                : type.node().recordComponents.stream()
                        .map(component -> component.name)
                        .toList();
    }

    private static List<String> recordComponents(ClassFile type) {
        return type.node().recordComponents == null
                ? List.of()
                : type.node().recordComponents.stream()
                        .map(component -> component.descriptor + ' ' + component.name)
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
