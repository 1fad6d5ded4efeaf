package dev.hotreload.change;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.EnumConstants;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.model.ClassModel;
import dev.hotreload.weave.ConstantClass;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/** The classes that no compiler made: of constants without bodies, in enums that the JVM cannot make objects of. */
final class MadeClasses {
    private final ClassModel before;
    private final Map<String, byte[]> classes = new HashMap<>();

    /** None so far; {@code before} is the running generation. */
    MadeClasses(ClassModel before) {
        this.before = before;
    }

    /**
     * The enum with such classes for its constants; empty if it needs none.
     *
     * @param first the enum as the JVM has it
     */
    Optional<ClassFile> of(ClassFile first, ClassFile compiled) {
        Set<String> constants = new LinkedHashSet<>(EnumConstants.of(compiled).keySet());
        constants.removeAll(EnumConstants.bodies(compiled).keySet());
        if (constants.isEmpty() || (first.node().access & Opcodes.ACC_ABSTRACT) == 0) {
            return Optional.empty();
        }
        ConstantClass.Made made = ConstantClass.of(first, compiled, constants, abstracts(compiled));
        classes.putAll(made.classes());
        return Optional.of(made.type());
    }

    /** The abstract methods of an enum's interfaces. */
    private Set<MethodKey> abstracts(ClassFile type) {
        Set<MethodKey> abstracts = new LinkedHashSet<>();
        for (String name : type.interfaces()) {
            ClassFile parent = before.find(name);
            if (parent != null) {
                parent.methods().forEach((key, method) -> {
                    if ((method.access & Opcodes.ACC_ABSTRACT) != 0) {
                        abstracts.add(key);
                    }
                });
                abstracts.addAll(abstracts(parent));
            }
        }
        return abstracts;
    }

    /** Their class files by internal name. */
    Map<String, byte[]> classes() {
        return classes;
    }
}
