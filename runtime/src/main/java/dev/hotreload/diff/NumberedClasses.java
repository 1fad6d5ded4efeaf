package dev.hotreload.diff;

import dev.hotreload.classfile.ClassFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;

/**
 * The code of methods together with that of the numbered classes that they make.
 *
 * @param byName the classes by internal name
 */
record NumberedClasses(Map<String, ClassFile> byName) {
    /** Knows none, so that methods are their own code alone. */
    static final NumberedClasses NONE = new NumberedClasses(Map.of());

    private static final String NEW = Opcodes.NEW + " ";

    static NumberedClasses of(Collection<ClassFile> classes) {
        Map<String, ClassFile> byName = new HashMap<>();
        classes.forEach(type -> byName.put(type.internalName(), type));
        return new NumberedClasses(byName);
    }

    /** The words of a method, without the numbers of these classes, and with their content. */
    List<String> within(List<String> method) {
        if (byName.isEmpty()) {
            return method;
        }
        List<String> whole = new ArrayList<>();
        for (String word : method) {
            whole.add(NumberedClass.masked(word));
            ClassFile made = word.startsWith(NEW) ? byName.get(word.substring(NEW.length())) : null;
            if (made != null) {
                whole.addAll(NumberedClass.of(made).content());
            }
        }
        return whole;
    }
}
