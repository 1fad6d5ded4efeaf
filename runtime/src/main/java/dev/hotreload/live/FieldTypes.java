package dev.hotreload.live;

import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** Finds the classes that descriptors of fields name (JVMS §4.3.2). */
public final class FieldTypes {
    private FieldTypes() {}

    /**
     * The type of a field that {@code declaring} declares.
     *
     * @throws TypeNotPresentException if there is no such class
     */
    public static Class<?> of(String descriptor, Class<?> declaring) {
        return MethodType.fromMethodDescriptorString("()" + descriptor, declaring.getClassLoader())
                .returnType();
    }

    /** The type of a field that {@code declaring} declares, or {@code Object} if there is no such class. */
    public static Class<?> present(String descriptor, Class<?> declaring) {
        try {
            return of(descriptor, declaring);
        } catch (TypeNotPresentException isMissing) {
            // As it is in call sites, see MissingTypes.
            return Object.class;
        }
    }

    /**
     * The type of a field that {@code declaring} declared once: its class may live on without a class file. Null if it
     * was never loaded, so that no object of it can exist.
     */
    static @Nullable Class<?> ofEarlier(String descriptor, Class<?> declaring) {
        Type type = Type.getType(descriptor);
        int dimensions = type.getSort() == Type.ARRAY ? type.getDimensions() : 0;
        Type element = dimensions == 0 ? type : type.getElementType();
        if (element.getSort() != Type.OBJECT) {
            return of(descriptor, declaring);
        }
        try {
            // Not Class.forName, which denies classes without files as a fresh JVM would.
            Class<?> found = declaring.getClassLoader().loadClass(element.getClassName());
            for (int i = 0; i < dimensions; i++) {
                found = found.arrayType();
            }
            return found;
        } catch (ClassNotFoundException neverLoaded) {
            return null;
        }
    }
}
