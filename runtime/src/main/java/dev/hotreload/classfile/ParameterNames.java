package dev.hotreload.classfile;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/** The names of a method's parameters, as far as the class file has them (JVMS §4.7.13, §4.7.24). */
public final class ParameterNames {
    private ParameterNames() {}

    /** A name for each parameter: that of the source, or {@code arg0} and so on. */
    public static List<String> of(MethodNode method) {
        List<String> names = new ArrayList<>();
        int local = (method.access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
        Type[] types = Type.getArgumentTypes(method.desc);
        for (int i = 0; i < types.length; i++) {
            names.add(name(method, i, types.length, local));
            local += types[i].getSize();
        }
        return names;
    }

    private static String name(MethodNode method, int index, int count, int local) {
        if (method.parameters != null && method.parameters.size() == count) {
            String name = method.parameters.get(index).name;
            if (name != null) {
                return name;
            }
        }
        if (method.localVariables != null) {
            // Later variables may have the same place; a parameter is there from the first instruction on.
            for (LocalVariableNode variable : method.localVariables) {
                if (variable.index == local && variable.start == method.instructions.getFirst()) {
                    return variable.name;
                }
            }
        }
        return "arg" + index;
    }
}
