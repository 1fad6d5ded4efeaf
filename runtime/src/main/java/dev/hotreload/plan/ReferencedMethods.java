package dev.hotreload.plan;

import dev.hotreload.change.ChangedClass;
import dev.hotreload.classfile.CanonicalCode;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.Handles;
import dev.hotreload.classfile.MemberNames;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.diff.RenamedMethods;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The methods that a change set removes and that method references ({@code this::tick}) name in what runs. An object
 * that was made of such a reference calls its method for ever; so a method that only has another name by now goes on
 * under the old one, too, with the new code.
 *
 * <p>A method is the renamed one if code that is otherwise the same refers to it in the other's place, or if it looks
 * like the other ({@link RenamedMethods}).
 */
final class ReferencedMethods {
    private static final String CALL_SITE_WORD = Opcodes.INVOKEDYNAMIC + " ";

    private final Map<String, ChangedClass> changed = new HashMap<>();
    private final Map<Method, MethodKey> renamed = new LinkedHashMap<>();
    private final Set<Method> referenced = new HashSet<>();
    private final ClassModel now;

    /** A method by its class. */
    private record Method(String owner, MethodKey key) {}

    /** @param now the classes as they will be */
    ReferencedMethods(List<ChangedClass> classes, ClassModel now) {
        this.now = now;
        classes.forEach(type -> changed.put(type.internalName(), type));
        for (ChangedClass type : classes) {
            ClassFile before = type.isLive() ? type.before() : null;
            if (before != null) {
                before.methods().forEach((key, method) -> add(method, find(type.now(), key)));
            }
        }
        referenced.forEach(this::addByCode);
    }

    /** The class as it goes on, with the methods that have other names. */
    ClassState follow(ClassState state) {
        Map<MethodKey, MethodKey> followed = new LinkedHashMap<>();
        Map<MethodKey, MethodKey> here = renamedIn(state.internalName());
        state.followed().forEach((old, target) -> followed.put(old, here.getOrDefault(target, target)));
        followed.putAll(here);
        Map<MethodKey, MethodNode> declared = state.current().methods();
        followed.entrySet()
                .removeIf(entry -> declared.containsKey(entry.getKey())
                        || !declared.containsKey(entry.getValue())
                        || !hasCode(declared.get(entry.getValue())));
        return state.isDeleted() || followed.equals(state.followed()) ? state : state.withFollowed(followed);
    }

    /** The referenced methods that are gone without a successor: {@code Clock.tick()}. */
    Set<String> lost() {
        Set<String> lost = new TreeSet<>();
        for (Method method : referenced) {
            if (!renamed.containsKey(method)) {
                lost.add(MemberNames.simple(method.owner.replace('/', '.'))
                        + '.'
                        + MemberNames.method(method.owner, method.key));
            }
        }
        return lost;
    }

    /** Overrides have the new name together with what they override. */
    private Map<MethodKey, MethodKey> renamedIn(String internalName) {
        Map<MethodKey, MethodKey> here = new LinkedHashMap<>();
        ChangedClass type = changed.get(internalName);
        renamed.forEach((method, key) -> {
            boolean isConcerned = type != null
                    && isGone(type, method.key)
                    && isAdded(type, key)
                    && isStatic(find(type.before(), method.key)) == isStatic(find(type.now(), key))
                    && (method.owner.equals(internalName) || now.isSubtype(internalName, method.owner));
            if (isConcerned) {
                here.put(method.key, key);
            }
        });
        return here;
    }

    private static boolean isStatic(@Nullable MethodNode method) {
        return method != null && (method.access & Opcodes.ACC_STATIC) != 0;
    }

    private void add(MethodNode before, @Nullable MethodNode after) {
        List<InvokeDynamicInsnNode> olds = callSites(before);
        boolean isSame = after != null && !olds.isEmpty() && isSameButForReferences(before, after);
        List<InvokeDynamicInsnNode> news = isSame && after != null ? callSites(after) : List.of();
        for (int i = 0; i < olds.size(); i++) {
            Handle old = reference(olds.get(i));
            Method gone = old == null ? null : gone(old);
            if (old != null && gone != null) {
                referenced.add(gone);
                Handle next = isSame ? reference(news.get(i)) : null;
                if (next != null && isRenamed(old, next)) {
                    renamed.put(gone, keyOf(next));
                }
            }
        }
    }

    private void addByCode(Method gone) {
        ChangedClass type = changed.get(gone.owner);
        if (type != null && type.before() != null && type.now() != null && !renamed.containsKey(gone)) {
            RenamedMethods.between(type.before(), type.now()).forEach((key, old) -> {
                if (old.equals(gone.key) && key.descriptor().equals(old.descriptor()) && isAdded(type, key)) {
                    renamed.put(gone, key);
                }
            });
        }
    }

    private boolean isRenamed(Handle old, Handle next) {
        ChangedClass type = changed.get(next.getOwner());
        return old.getOwner().equals(next.getOwner())
                && old.getDesc().equals(next.getDesc())
                && kind(old) == kind(next)
                && type != null
                && isAdded(type, keyOf(next));
    }

    private static int kind(Handle handle) {
        return handle.getTag() == Opcodes.H_INVOKESTATIC || handle.getTag() == Opcodes.H_NEWINVOKESPECIAL
                ? handle.getTag()
                : Opcodes.H_INVOKEVIRTUAL;
    }

    private @Nullable Method gone(Handle handle) {
        ChangedClass type = changed.get(handle.getOwner());
        MethodKey key = keyOf(handle);
        boolean isGone = type != null
                && isGone(type, key)
                && (key.isConstructor() || now.resolveMethod(handle.getOwner(), key) == null);
        return isGone ? new Method(handle.getOwner(), key) : null;
    }

    private static boolean isGone(ChangedClass type, MethodKey key) {
        MethodNode before = find(type.before(), key);
        return type.isLive()
                && type.now() != null
                && before != null
                && (before.access & Opcodes.ACC_SYNTHETIC) == 0
                && find(type.now(), key) == null;
    }

    private static boolean isAdded(ChangedClass type, MethodKey key) {
        return find(type.before(), key) == null && find(type.now(), key) != null;
    }

    private static boolean hasCode(@Nullable MethodNode method) {
        return method != null && (method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
    }

    private static @Nullable MethodNode find(@Nullable ClassFile type, MethodKey key) {
        return type == null ? null : type.methods().get(key);
    }

    private static MethodKey keyOf(Handle handle) {
        return new MethodKey(handle.getName(), handle.getDesc());
    }

    private static List<InvokeDynamicInsnNode> callSites(MethodNode method) {
        List<InvokeDynamicInsnNode> sites = new ArrayList<>();
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof InvokeDynamicInsnNode site) {
                sites.add(site);
            }
        }
        return sites;
    }

    private static @Nullable Handle reference(InvokeDynamicInsnNode site) {
        return Handles.makesLambda(site)
                        && site.bsmArgs.length > 1
                        && site.bsmArgs[1] instanceof Handle handle
                        && handle.getTag() >= Opcodes.H_INVOKEVIRTUAL
                ? handle
                : null;
    }

    private static boolean isSameButForReferences(MethodNode before, MethodNode after) {
        List<String> olds = CanonicalCode.of(before);
        List<String> news = CanonicalCode.of(after);
        if (olds.size() != news.size()) {
            return false;
        }
        for (int i = 0; i < olds.size(); i++) {
            boolean isReference =
                    olds.get(i).startsWith(CALL_SITE_WORD) && news.get(i).startsWith(CALL_SITE_WORD);
            if (!isReference && !olds.get(i).equals(news.get(i))) {
                return false;
            }
        }
        return true;
    }
}
