package dev.hotreload.vm;

import java.lang.invoke.MethodHandles;
import java.util.Objects;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * What stands for an interface in the arrays of a class that was defined with it and has it no more.
 *
 * <p>The JVM has laid out such a class's table of methods with places for the interface's methods ("mirandas" and
 * default methods). When it defines a class below, it looks through the interfaces for who has a method, to know
 * whether there is a place for it already; if nobody had it, the class below would get one place too many, or too few.
 * So a ghost declares the same methods, and nobody has ever heard of it.
 */
final class Ghosts {
    private static final String NAME = "Hotreload$Ghost";

    private final VmLayout layout;
    private final ClassValue<Class<?>> ghosts;

    Ghosts(MethodHandles.Lookup trusted, VmLayout layout) {
        this.layout = layout;
        this.ghosts = new ClassValue<>() {
            @Override
            protected Class<?> computeValue(Class<?> type) {
                return define(trusted, type);
            }
        };
    }

    /** Whether an interface is none of the application's. */
    static boolean isGhost(Class<?> type) {
        return type.isHidden() && type.getName().contains(NAME + '/');
    }

    /**
     * The one of an interface, of which there is one as long as the interface lives.
     *
     * @throws NoRoomException if the JVM does not define it
     */
    LiveKlass of(Class<?> type) throws NoRoomException {
        try {
            return layout.klass(ghosts.get(type));
        } catch (IllegalStateException | LinkageError e) {
            throw new NoRoomException("the JVM defines no class beside " + type.getName() + ": " + e);
        }
    }

    private Class<?> define(MethodHandles.Lookup trusted, Class<?> type) {
        String packageName = type.getPackageName().replace('.', '/');
        ClassWriter writer = new ClassWriter(0);
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT | Opcodes.ACC_SYNTHETIC,
                packageName.isEmpty() ? NAME : packageName + '/' + NAME,
                null,
                "java/lang/Object",
                null);
        for (LiveMethod method : layout.klass(type).methods()) {
            if (method.isSelectable() && !method.name().startsWith("<")) {
                writer.visitMethod(
                                Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT,
                                method.name(),
                                method.descriptor(),
                                null,
                                null)
                        .visitEnd();
            }
        }
        writer.visitEnd();
        try {
            Class<?> ghost = trusted.in(type)
                    .defineHiddenClass(writer.toByteArray(), false, MethodHandles.Lookup.ClassOption.STRONG)
                    .lookupClass();
            // Has the JVM link it, which numbers its methods.
            Objects.requireNonNull(ghost.getDeclaredMethods());
            return ghost;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
