package dev.hotreload.generated;

import org.objectweb.asm.ClassWriter;

/** Writes a class file with stack maps, for a class whose generator has written none (JVMS §4.10.2). */
final class FramesWriter extends ClassWriter {
    private final ClassLoader loader;

    /** @param loader finds the classes that are mentioned; their initialisers do not run */
    FramesWriter(ClassLoader loader) {
        super(COMPUTE_FRAMES);
        this.loader = loader;
    }

    @Override
    protected String getCommonSuperClass(String first, String second) {
        try {
            Class<?> other = type(second);
            Class<?> common = type(first);
            if (common.isInterface() || other.isInterface()) {
                return "java/lang/Object";
            }
            while (!common.isAssignableFrom(other)) {
                common = common.getSuperclass();
            }
            return common.getName().replace('.', '/');
        } catch (ClassNotFoundException e) {
            throw new TypeNotPresentException(e.getMessage(), e);
        }
    }

    private Class<?> type(String internalName) throws ClassNotFoundException {
        return Class.forName(internalName.replace('/', '.'), false, loader);
    }
}
