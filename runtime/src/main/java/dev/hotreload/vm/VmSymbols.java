package dev.hotreload.vm;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The addresses of what libjvm exports, found by {@code ClassLoader.findNative}: it looks in the libraries of the
 * bootstrap loader, which depend on libjvm. (On Windows it would look in each library alone, and finds nothing.)
 */
final class VmSymbols {
    private final MethodHandle find;

    /** @throws UnknownVmException if the JDK finds native methods otherwise */
    VmSymbols(MethodHandles.Lookup trusted) throws UnknownVmException {
        try {
            // Has the bootstrap loader load a library, if it has none yet.
            Class.forName("java.net.InetAddress", true, null);
            find = find(trusted);
        } catch (ReflectiveOperationException e) {
            throw new UnknownVmException("this JDK has no ClassLoader.findNative as expected", e);
        }
    }

    /** {@code (name)long}. It has two more parameters since JDK 22. */
    private static MethodHandle find(MethodHandles.Lookup trusted) throws ReflectiveOperationException {
        try {
            MethodHandle found = trusted.findStatic(
                    ClassLoader.class,
                    "findNative",
                    MethodType.methodType(long.class, ClassLoader.class, String.class));
            return MethodHandles.insertArguments(found, 0, (Object) null);
        } catch (NoSuchMethodException isNewer) {
            MethodHandle found = trusted.findStatic(
                    ClassLoader.class,
                    "findNative",
                    MethodType.methodType(long.class, ClassLoader.class, Class.class, String.class, String.class));
            MethodHandle ofBoot = MethodHandles.insertArguments(found, 0, null, null);
            return MethodHandles.permuteArguments(ofBoot, MethodType.methodType(long.class, String.class), 0, 0);
        }
    }

    /** @throws UnknownVmException if libjvm does not export it */
    long address(String symbol) throws UnknownVmException {
        long address;
        try {
            address = (long) find.invokeExact(symbol);
        } catch (Throwable e) {
            throw new UnknownVmException("the JVM's " + symbol + " cannot be looked for", e);
        }
        if (address == 0) {
            throw new UnknownVmException("the JVM does not export " + symbol);
        }
        return address;
    }
}
