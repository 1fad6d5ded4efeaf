package dev.hotreload.spring.change;

import dev.hotreload.spi.ChangedType;
import dev.hotreload.spi.ChangedType.Kind;
import dev.hotreload.spi.ChangedType.Member;
import dev.hotreload.spi.Changes;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.util.ClassUtils;

/** The classes that a generation changes, asked from the side of the objects that live. */
public final class ChangedClasses {
    private final List<ChangedType> types;
    private final boolean haveOtherAnnotations;

    /** @param changes what the engine says */
    public ChangedClasses(Changes changes) {
        this.types = changes.types();
        this.haveOtherAnnotations = types.stream()
                .anyMatch(type -> type.live() != null && type.live().isAnnotation() && type.looksDifferent());
    }

    /** All of them. */
    public List<ChangedType> types() {
        return types;
    }

    /** Whether reflection shows any of them otherwise than before. */
    public boolean lookDifferent() {
        return types.stream().anyMatch(ChangedType::looksDifferent);
    }

    /** Whether what was derived from a class may be different: it, a type above it or an annotation type changed. */
    public boolean concern(Class<?> type) {
        return haveOtherAnnotations || anyAbove(type, ChangedType::looksDifferent);
    }

    /** Whether a method, as it is seen in {@code userType}, is the same and declared otherwise. */
    public boolean redeclare(Method method, Class<?> userType) {
        Member member = member(method);
        return haveOtherAnnotations
                || anyAbove(
                        userType,
                        changed ->
                                changed.isRedeclared() || changed.redeclared().contains(member));
    }

    /** Whether the annotations of a class itself are different. */
    public boolean redeclare(Class<?> type) {
        return types.stream().anyMatch(changed -> changed.live() == type && changed.isRedeclared());
    }

    /** Whether a method is new. */
    public boolean add(Method method) {
        Member member = member(method);
        return types.stream()
                .anyMatch(changed -> changed.live() == method.getDeclaringClass()
                        && changed.added().contains(member));
    }

    /** Whether a class may have lost methods, or annotations of methods. */
    public boolean mayTakeMethods(Class<?> type) {
        return haveOtherAnnotations
                || anyAbove(type, changed -> hasMethod(changed.removed()) || hasMethod(changed.redeclared()));
    }

    private static boolean hasMethod(Set<Member> members) {
        return members.stream().anyMatch(member -> member.descriptor().startsWith("("));
    }

    /** Whether the code of a method changed. */
    public boolean haveOtherBody(Method method) {
        Member member = member(method);
        return types.stream()
                .anyMatch(changed -> changed.live() == method.getDeclaringClass()
                        && changed.bodies().contains(member));
    }

    /** Whether one of them is or was this kind of class. */
    public boolean any(Predicate<Class<?>> condition) {
        return types.stream()
                .filter(ChangedType::looksDifferent)
                .anyMatch(changed -> changed.live() != null && condition.test(changed.live()));
    }

    /** Whether a class was deleted. */
    public boolean removed(Class<?> type) {
        return types.stream().anyMatch(changed -> changed.kind() == Kind.REMOVED && changed.live() == type);
    }

    private boolean anyAbove(Class<?> type, Predicate<ChangedType> condition) {
        Class<?> userType = ClassUtils.getUserClass(type);
        return types.stream().anyMatch(changed -> isAbove(changed, userType) && condition.test(changed));
    }

    private static boolean isAbove(ChangedType changed, Class<?> userType) {
        return changed.live() != null
                ? changed.live().isAssignableFrom(userType)
                // Loaded since; what is below it was added with it.
                : changed.name().equals(userType.getName());
    }

    /** A method as the engine names it. */
    public static Member member(Method method) {
        return new Member(
                method.getName(),
                MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                        .toMethodDescriptorString());
    }
}
