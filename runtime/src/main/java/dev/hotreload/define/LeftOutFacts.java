package dev.hotreload.define;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.EnumConstants;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassState;
import dev.hotreload.weave.DefinitionFacts;
import dev.hotreload.weave.DefinitionFacts.LeftOut;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * Knows what the JVM was not told of the classes that were defined, and does its checks in its place (JVMS §5.3.5). It
 * does none of an enum's, because constants may have classes that no compiler made.
 *
 * <p>Safe for use by any thread.
 */
final class LeftOutFacts {
    private static final String[] NONE = {};
    private static final int NOT_OVERRIDING = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC;

    private final Map<LeftOut, Set<String>> classes = Map.of(
            LeftOut.FINAL_METHODS, ConcurrentHashMap.newKeySet(),
            LeftOut.FINAL, ConcurrentHashMap.newKeySet(),
            LeftOut.PACKAGE_PRIVATE, ConcurrentHashMap.newKeySet());
    /** The subclasses that sealed classes permit. */
    private final Map<String, Set<String>> permitted = new ConcurrentHashMap<>();

    /**
     * Takes what is found out about a class that is about to be defined, and checks it.
     *
     * @param classFile as its source was compiled
     */
    DefinitionFacts of(ClassModel model, byte[] classFile) {
        return new DefinitionFacts() {
            @Override
            public void supertypes(
                    int access, String internalName, @Nullable String superName, String @Nullable [] interfaces) {
                if (superName == null) {
                    return;
                }
                if (model.states().isEmpty()) {
                    check(model, access, internalName, superName, interfaces == null ? NONE : interfaces);
                    checkMethods(model, classFile, superName);
                    return;
                }
                // What it is defined with may be further up, or more, than what its source names.
                ClassReader source = new ClassReader(classFile);
                check(model, access, internalName, source.getSuperName(), source.getInterfaces());
                checkMethods(model, classFile, source.getSuperName());
            }

            @Override
            public void leftOut(String internalName, LeftOut what) {
                with(what).add(internalName);
            }

            @Override
            public void permits(String internalName, String subclass) {
                permitted
                        .computeIfAbsent(internalName, name -> ConcurrentHashMap.newKeySet())
                        .add(subclass);
            }
        };
    }

    /** Takes what is known of classes that stay. */
    void takeIn(LeftOutFacts before, Predicate<String> isStaying) {
        before.classes.forEach((what, names) -> names.stream().filter(isStaying).forEach(with(what)::add));
        before.permitted.forEach((name, subclasses) -> {
            if (isStaying.test(name)) {
                permitted.put(name, subclasses);
            }
        });
    }

    /** Whether this is in the source of a class alone, as it was first defined. */
    boolean has(String internalName, LeftOut what) {
        return with(what).contains(internalName);
    }

    /** Whether a class was sealed when it was first defined. */
    boolean isSealed(String internalName) {
        return permitted.containsKey(internalName);
    }

    private Set<String> with(LeftOut what) {
        return Objects.requireNonNull(classes.get(what));
    }

    private void check(ClassModel model, int access, String internalName, String superName, String[] interfaces) {
        if (isFinal(model, superName)) {
            throw new IncompatibleClassChangeError(
                    "class " + binaryName(internalName) + " cannot inherit from final class " + binaryName(superName));
        }
        if (!permits(model, superName, internalName)) {
            throw new IncompatibleClassChangeError(
                    "class " + binaryName(internalName) + " cannot inherit from sealed class " + binaryName(superName));
        }
        for (String name : interfaces) {
            if (!permits(model, name, internalName)) {
                String how = (access & Opcodes.ACC_INTERFACE) == 0 ? "implement" : "extend";
                throw new IncompatibleClassChangeError("class " + binaryName(internalName) + " cannot " + how
                        + " sealed interface " + binaryName(name));
            }
        }
    }

    private boolean isFinal(ClassModel model, String internalName) {
        ClassFile changed = changed(model, internalName);
        return changed == null
                ? has(internalName, LeftOut.FINAL)
                : (changed.node().access & Opcodes.ACC_FINAL) != 0 && !EnumConstants.isEnum(changed);
    }

    private boolean permits(ClassModel model, String internalName, String subclass) {
        ClassFile changed = changed(model, internalName);
        Collection<String> subclasses = changed == null
                ? permitted.get(internalName)
                : EnumConstants.isEnum(changed) ? null : changed.node().permittedSubclasses;
        return subclasses == null || subclasses.contains(subclass);
    }

    private static @Nullable ClassFile changed(ClassModel model, String internalName) {
        ClassState state = model.state(internalName);
        return state == null ? null : state.current();
    }

    /** Whether the JVM was not told of final methods, or a generation may have changed them. */
    private boolean mayHaveFinalMethods(ClassModel model, String internalName) {
        return has(internalName, LeftOut.FINAL_METHODS) || model.state(internalName) != null;
    }

    private void checkMethods(ClassModel model, byte[] classFile, String superclass) {
        if (with(LeftOut.FINAL_METHODS).isEmpty() && model.states().isEmpty()) {
            return;
        }
        @Nullable ClassFile type = null;
        String superName = superclass;
        while (superName != null && model.isModules(superName)) {
            ClassFile above = model.find(superName);
            if (above == null) {
                return;
            }
            if (mayHaveFinalMethods(model, superName)) {
                type = type == null ? ClassFile.parse(classFile) : type;
                checkMethods(type, above);
            }
            superName = above.superName();
        }
    }

    private static void checkMethods(ClassFile type, ClassFile above) {
        type.methods().forEach((key, method) -> {
            MethodNode inherited = above.methods().get(key);
            if (inherited != null
                    && (inherited.access & Opcodes.ACC_FINAL) != 0
                    && ((inherited.access | method.access) & NOT_OVERRIDING) == 0
                    && isVisible(inherited, above, type)) {
                throw new IncompatibleClassChangeError("class " + binaryName(type.internalName())
                        + " overrides final method " + binaryName(above.internalName()) + "." + name(key));
            }
        });
    }

    private static boolean isVisible(MethodNode inherited, ClassFile above, ClassFile below) {
        return (inherited.access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0
                || packageOf(above).equals(packageOf(below));
    }

    private static String packageOf(ClassFile type) {
        return type.internalName().substring(0, type.internalName().lastIndexOf('/') + 1);
    }

    private static String binaryName(String internalName) {
        return internalName.replace('/', '.');
    }

    private static String name(MethodKey key) {
        return key.name() + key.descriptor();
    }
}
