package dev.hotreload.live;

import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
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
     * The type of a method of {@code declaring}, which may be deleted, and so may be the classes that it names.
     *
     * @throws TypeNotPresentException if one was never loaded
     */
    static MethodType ofEarlierMethod(String descriptor, Class<?> declaring) {
        try {
            return MethodType.fromMethodDescriptorString(descriptor, declaring.getClassLoader());
        } catch (TypeNotPresentException isDeleted) {
            List<Class<?>> parameters = new ArrayList<>();
            for (Type parameter : Type.getArgumentTypes(descriptor)) {
                parameters.add(earlier(parameter, declaring, isDeleted));
            }
            return MethodType.methodType(earlier(Type.getReturnType(descriptor), declaring, isDeleted), parameters);
        }
    }

    private static Class<?> earlier(Type type, Class<?> declaring, TypeNotPresentException otherwise) {
        Class<?> found = ofEarlier(type.getDescriptor(), declaring);
        if (found == null) {
            throw otherwise;
        }
        return found;
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
