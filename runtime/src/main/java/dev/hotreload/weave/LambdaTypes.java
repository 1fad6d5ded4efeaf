package dev.hotreload.weave;

import dev.hotreload.classfile.Handles;
import dev.hotreload.model.ClassModel;
import java.util.Arrays;
import java.util.stream.Stream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/**
 * The types of lambdas and method references as {@link java.lang.invoke.LambdaMetafactory} must see them: where it has
 * an interface in the place of a class ({@link dev.hotreload.model.Face}), it knows nothing of the superclasses that
 * the sources convert values to.
 */
final class LambdaTypes {
    private final ClassModel model;

    LambdaTypes(ClassModel model) {
        this.model = model;
    }

    /**
     * Has a lambda be called with what its interface's method has where the JVM sees no subtype of that; returns
     * whether anything changed.
     */
    boolean widen(InvokeDynamicInsnNode dynamic) {
        if (!Handles.makesLambda(dynamic)) {
            return false;
        }
        Type declared = (Type) dynamic.bsmArgs[0];
        Type called = (Type) dynamic.bsmArgs[2];
        Type[] wide = declared.getArgumentTypes();
        Type[] narrow = called.getArgumentTypes();
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = widened(narrow[i], wide[i]);
        }
        dynamic.bsmArgs[2] = Type.getMethodType(widened(called.getReturnType(), declared.getReturnType()), narrow);
        return !dynamic.bsmArgs[2].equals(called);
    }

    private Type widened(Type type, Type declared) {
        return isNoSubtype(type, declared) ? declared : type;
    }

    /** Whether the JVM would not convert what the lambda is given, or captures, or returns, as the sources do. */
    boolean isUnconvertible(InvokeDynamicInsnNode dynamic, Handle handle) {
        if (!isCall(dynamic, handle)) {
            return false;
        }
        Type own = Type.getMethodType(of(handle));
        Type[] taken = own.getArgumentTypes();
        Type[] given = given(dynamic);
        for (int i = 0; i < taken.length; i++) {
            if (isNoSubtype(given[i], taken[i])) {
                return true;
            }
        }
        return isNoSubtype(own.getReturnType(), ((Type) dynamic.bsmArgs[2]).getReturnType());
    }

    /** The descriptor of a static method that does what a handle does, and converts what the JVM would not. */
    String descriptor(InvokeDynamicInsnNode dynamic, Handle handle) {
        Type own = Type.getMethodType(of(handle));
        Type[] taken = own.getArgumentTypes();
        Type[] captured = Type.getArgumentTypes(dynamic.desc);
        if (isInstance(handle) && captured.length > 0) {
            // It must be of exactly the captured type, while the method may be a supertype's.
            taken[0] = captured[0];
        }
        if (!isCall(dynamic, handle)) {
            return Type.getMethodDescriptor(own.getReturnType(), taken);
        }
        Type[] given = given(dynamic);
        for (int i = 0; i < taken.length; i++) {
            taken[i] = isNoSubtype(given[i], taken[i]) ? given[i] : taken[i];
        }
        Type wanted = ((Type) dynamic.bsmArgs[2]).getReturnType();
        return Type.getMethodDescriptor(widened(own.getReturnType(), wanted), taken);
    }

    /** What is captured, and then what the lambda is called with. */
    private static Type[] given(InvokeDynamicInsnNode dynamic) {
        return Stream.of(Type.getArgumentTypes(dynamic.desc), ((Type) dynamic.bsmArgs[2]).getArgumentTypes())
                .flatMap(Arrays::stream)
                .toArray(Type[]::new);
    }

    /** Whether a handle is what a lambda calls. */
    private static boolean isCall(InvokeDynamicInsnNode dynamic, Handle handle) {
        return Handles.makesLambda(dynamic) && handle.equals(dynamic.bsmArgs[1]);
    }

    /** The descriptor of a static method that does what a handle does, with the receiver as the first parameter. */
    private static String of(Handle handle) {
        if (handle.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
            return handle.getDesc().substring(0, handle.getDesc().indexOf(')') + 1) + "L" + handle.getOwner() + ";";
        }
        return isInstance(handle) ? CallSites.withReceiver(handle.getOwner(), handle.getDesc()) : handle.getDesc();
    }

    private static boolean isInstance(Handle handle) {
        return handle.getTag() != Opcodes.H_INVOKESTATIC && handle.getTag() != Opcodes.H_NEWINVOKESPECIAL;
    }

    /** Whether the JVM sees no subtype of the other one, because one of them is an interface there. */
    private boolean isNoSubtype(Type type, Type other) {
        if (type.getSort() != Type.OBJECT
                || other.getSort() != Type.OBJECT
                || type.equals(other)
                || other.getInternalName().equals("java/lang/Object")) {
            return false;
        }
        return model.isFace(type.getInternalName())
                || (model.isFace(other.getInternalName())
                        && !model.isSubtype(type.getInternalName(), other.getInternalName()));
    }
}
