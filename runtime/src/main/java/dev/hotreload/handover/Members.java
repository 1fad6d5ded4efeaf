package dev.hotreload.handover;

import dev.hotreload.message.HandoverTexts;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;

/** Classes, members and constants of the same names in another generation. */
final class Members {
    private Members() {}

    static Class<?> translate(Class<?> type, LoaderGeneration to) {
        Class<?> found = to.counterpart(type);
        if (found == null) {
            throw unknown(type, to);
        }
        return found;
    }

    static CannotBeKept unknown(Class<?> type, LoaderGeneration to) {
        return new CannotBeKept(type, "", HandoverTexts.noSuchClass(to));
    }

    /** A method, constructor, field, or type of a method. */
    static Object translateMember(Object member, LoaderGeneration to) {
        try {
            if (member instanceof Method method) {
                Class<?> declaring = translate(method.getDeclaringClass(), to);
                return declaring == method.getDeclaringClass()
                        ? method
                        : declaring.getDeclaredMethod(method.getName(), all(method.getParameterTypes(), to));
            } else if (member instanceof Constructor<?> constructor) {
                Class<?> declaring = translate(constructor.getDeclaringClass(), to);
                return declaring == constructor.getDeclaringClass()
                        ? constructor
                        : declaring.getDeclaredConstructor(all(constructor.getParameterTypes(), to));
            } else if (member instanceof Field field) {
                Class<?> declaring = translate(field.getDeclaringClass(), to);
                return declaring == field.getDeclaringClass() ? field : declaring.getDeclaredField(field.getName());
            } else if (member instanceof MethodType type) {
                return MethodType.methodType(translate(type.returnType(), to), all(type.parameterArray(), to));
            }
            return member;
        } catch (NoSuchMethodException | NoSuchFieldException e) {
            throw new CannotBeKept(String.valueOf(member), "", HandoverTexts.noSuchMember(to), e);
        }
    }

    private static Class<?>[] all(Class<?>[] types, LoaderGeneration to) {
        return List.of(types).stream().map(type -> translate(type, to)).toArray(Class<?>[]::new);
    }

    /** A handle is the same for everybody if its types are; what it does with objects cannot be known. */
    static Object checked(Object handle, LoaderGeneration to) {
        boolean isSame;
        if (handle instanceof MethodHandle method) {
            isSame = isSame(method.type(), to);
        } else if (handle instanceof VarHandle variable) {
            isSame = isSame(variable.accessModeType(VarHandle.AccessMode.GET), to);
        } else {
            isSame = to.has(((MethodHandles.Lookup) handle).lookupClass());
        }
        if (!isSame) {
            throw new CannotBeKept(handle.toString(), "", HandoverTexts.handleOfOthers(to));
        }
        return handle;
    }

    private static boolean isSame(MethodType type, LoaderGeneration to) {
        return type.parameterList().stream().allMatch(to::has) && to.has(type.returnType());
    }

    /** The constant of the same name. */
    static Object constant(Enum<?> constant, LoaderGeneration to) {
        Class<?> type = translate(constant.getDeclaringClass(), to);
        Object[] constants = type.getEnumConstants();
        if (constants != null) {
            for (Object each : constants) {
                if (each instanceof Enum<?> found && found.name().equals(constant.name())) {
                    return each;
                }
            }
        }
        throw unknown(constant, to);
    }

    static CannotBeKept unknown(Enum<?> constant, LoaderGeneration to) {
        String shown = constant.getDeclaringClass().getTypeName() + "." + constant.name();
        return new CannotBeKept(shown, constant.name(), HandoverTexts.noSuchConstant(to));
    }
}
