package dev.hotreload.boot;

import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;

/**
 * What {@link java.lang.invoke.LambdaMetafactory} is told of a handle that must be called itself: it would write a
 * plain call of the member that the handle names, which the JVM does not have.
 *
 * <p>A protected static method of a class in another package is the case in which it calls the handle.
 */
final class LinkedImplementation implements MethodHandleInfo {
    private final MethodHandleInfo member;
    private final MethodType type;

    /**
     * For one handle.
     *
     * @param type the handle's, receiver included
     */
    LinkedImplementation(MethodHandleInfo member, MethodType type) {
        this.member = member;
        this.type = type;
    }

    @Override
    public int getReferenceKind() {
        return REF_invokeStatic;
    }

    @Override
    public Class<?> getDeclaringClass() {
        return Link.class;
    }

    @Override
    public String getName() {
        return member.getReferenceKind() == REF_newInvokeSpecial ? "construct" : member.getName();
    }

    @Override
    public MethodType getMethodType() {
        return type;
    }

    @Override
    public <T extends Member> T reflectAs(Class<T> expected, MethodHandles.Lookup lookup) {
        return member.reflectAs(expected, lookup);
    }

    @Override
    public int getModifiers() {
        return Modifier.PROTECTED | Modifier.STATIC;
    }
}
