package dev.hotreload.generated;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The interfaces of one copy of ByteBuddy.
 *
 * @param make {@code DynamicType.Builder.make(TypeResolutionStrategy)}
 * @param description {@code DynamicType.getTypeDescription()}
 * @param name {@code TypeDescription.getInternalName()}
 * @param bytes {@code DynamicType.getBytes()}
 * @param auxiliary {@code DynamicType.getAuxiliaryTypes()}
 * @param root the package that all its classes are in or below
 */
record ByteBuddyTypes(Method make, Method description, Method name, Method bytes, Method auxiliary, String root) {

    /** Those of a builder's class. */
    static ByteBuddyTypes of(Class<?> builder) throws ReflectiveOperationException {
        String root = builder.getName().substring(0, builder.getName().indexOf("bytebuddy.") + "bytebuddy.".length());
        ClassLoader loader = builder.getClassLoader();
        Class<?> type = Class.forName(root + "dynamic.DynamicType", false, loader);
        Class<?> description = Class.forName(root + "description.type.TypeDescription", false, loader);
        Class<?> strategy = Class.forName(root + "dynamic.TypeResolutionStrategy", false, loader);
        return new ByteBuddyTypes(
                Class.forName(root + "dynamic.DynamicType$Builder", false, loader)
                        .getMethod("make", strategy),
                type.getMethod("getTypeDescription"),
                description.getMethod("getInternalName"),
                type.getMethod("getBytes"),
                type.getMethod("getAuxiliaryTypes"),
                root);
    }

    String internalName(Object type) throws ReflectiveOperationException {
        return (String) name.invoke(description.invoke(type));
    }

    Object make(Object builder, @Nullable Object strategy) throws ReflectiveOperationException {
        return make.invoke(builder, strategy);
    }

    byte[] bytes(Object type) throws ReflectiveOperationException {
        return (byte[]) bytes.invoke(type);
    }

    /** The class files of the types that a type needs. */
    List<byte[]> auxiliary(Object type) throws ReflectiveOperationException {
        List<byte[]> files = new ArrayList<>();
        for (Object file : ((Map<?, ?>) auxiliary.invoke(type)).values()) {
            files.add((byte[]) file);
        }
        return files;
    }
}
