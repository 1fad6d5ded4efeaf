package dev.hotreload.define;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.model.ClassModel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * Knows the classes whose methods were defined without {@code final}, and does the JVM's check in its place (JVMS §5.3.5).
 *
 * <p>Safe for use by any thread.
 */
final class FinalMethods {
    private static final int NOT_OVERRIDING = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC;

    private final Set<String> opened = ConcurrentHashMap.newKeySet();

    /** Notes that methods of a class are final in the source alone. */
    void opened(String internalName) {
        opened.add(internalName);
    }

    boolean areOpened(String internalName) {
        return opened.contains(internalName);
    }

    /**
     * Looks whether a class that is about to be defined overrides a method that the sources declare final.
     *
     * @throws IncompatibleClassChangeError if it does
     */
    void check(ClassModel model, byte[] classFile) {
        if (opened.isEmpty()) {
            return;
        }
        @Nullable ClassFile type = null;
        String superName = new ClassReader(classFile).getSuperName();
        while (superName != null && model.isModules(superName)) {
            ClassFile above = model.find(superName);
            if (above == null) {
                return;
            }
            if (opened.contains(superName)) {
                type = type == null ? ClassFile.parse(classFile) : type;
                check(type, above);
            }
            superName = above.superName();
        }
    }

    private static void check(ClassFile type, ClassFile above) {
        type.methods().forEach((key, method) -> {
            MethodNode inherited = above.methods().get(key);
            if (inherited != null
                    && (inherited.access & Opcodes.ACC_FINAL) != 0
                    && ((inherited.access | method.access) & NOT_OVERRIDING) == 0
                    && isVisible(inherited, above, type)) {
                throw new IncompatibleClassChangeError(
                        "class " + binaryName(type) + " overrides final method " + binaryName(above) + "." + name(key));
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

    private static String binaryName(ClassFile type) {
        return type.internalName().replace('/', '.');
    }

    private static String name(MethodKey key) {
        return key.name() + key.descriptor();
    }
}
