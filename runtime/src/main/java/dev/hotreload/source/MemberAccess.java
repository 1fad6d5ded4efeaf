package dev.hotreload.source;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.live.TrustedLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import org.jspecify.annotations.Nullable;

/**
 * Access control for members that the JVM does not have as declared: the rules of {@link MethodHandles.Lookup}.
 *
 * <p>Called by any thread that looks members up.
 */
final class MemberAccess {
    private final TrustedLookup trusted;
    private volatile @Nullable MethodHandle rules;

    MemberAccess(TrustedLookup trusted) {
        this.trusted = trusted;
    }

    /** Whether it is the JDK's own lookup, and so ours, which looks for what the JVM has. */
    static boolean isTrusted(MethodHandles.Lookup lookup) {
        int both = MethodHandles.Lookup.UNCONDITIONAL | MethodHandles.Lookup.PRIVATE;
        return (lookup.lookupModes() & both) == both;
    }

    /** Whether {@code setAccessible} has lifted access control. */
    @SuppressWarnings("deprecation") // what unreflect itself goes by
    boolean isOpen(AccessibleObject member) {
        return member.isAccessible();
    }

    /**
     * Checks.
     *
     * @param owner the class that is named
     * @param declaring the class that declares the member
     * @param modifiers as declared
     * @param member for the message
     * @throws IllegalAccessException if {@code lookup} may not use it
     */
    void check(MethodHandles.Lookup lookup, Class<?> owner, Class<?> declaring, int modifiers, String member)
            throws ReflectiveOperationException {
        if (isTrusted(lookup)) {
            return;
        }
        boolean isAccessible;
        try {
            isAccessible = (boolean) rules().invokeExact(
                            owner,
                            declaring,
                            modifiers & ClassFile.ACCESS_FLAGS,
                            lookup.lookupClass(),
                            lookup.previousLookupClass(),
                            lookup.lookupModes());
        } catch (Throwable e) {
            throw new ReflectiveOperationException(e);
        }
        if (!isAccessible) {
            throw new IllegalAccessException(
                    "member is not accessible: " + declaring.getName() + "." + member + ", from " + lookup);
        }
    }

    private MethodHandle rules() throws ReflectiveOperationException {
        MethodHandle known = rules;
        if (known == null) {
            Class<?> type = Class.forName("sun.invoke.util.VerifyAccess");
            known = trusted.trusted()
                    .findStatic(
                            type,
                            "isMemberAccessible",
                            MethodType.methodType(
                                    boolean.class,
                                    Class.class,
                                    Class.class,
                                    int.class,
                                    Class.class,
                                    Class.class,
                                    int.class));
            rules = known;
        }
        return known;
    }
}
