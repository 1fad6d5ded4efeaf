package dev.hotreload.vm;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Reads and writes the process's memory by address, through the JDK's own {@code Unsafe}. Writes are volatile, so that
 * their order is that of the program.
 *
 * <p>Safe for use by any thread, as far as the memory is.
 */
final class Memory {
    private final MethodHandle getLong;
    private final MethodHandle getInt;
    private final MethodHandle getShort;
    private final MethodHandle getByte;
    private final MethodHandle putLong;
    private final MethodHandle putInt;
    private final MethodHandle putShort;
    private final MethodHandle replaceByte;
    private final MethodHandle ofObject;
    private final MethodHandle allocate;

    /** @throws UnknownVmException if the JDK has no such {@code Unsafe} */
    Memory(MethodHandles.Lookup trusted) throws UnknownVmException {
        try {
            Class<?> type = Class.forName("jdk.internal.misc.Unsafe");
            Object unsafe = trusted.findStatic(type, "getUnsafe", MethodType.methodType(type))
                    .invoke();
            getLong = get(trusted, unsafe, "getLong", long.class);
            getInt = get(trusted, unsafe, "getInt", int.class);
            getShort = get(trusted, unsafe, "getShort", short.class);
            getByte = get(trusted, unsafe, "getByte", byte.class);
            putLong = put(trusted, unsafe, "putLongVolatile", long.class);
            putInt = put(trusted, unsafe, "putIntVolatile", int.class);
            putShort = put(trusted, unsafe, "putShortVolatile", short.class);
            replaceByte = MethodHandles.insertArguments(
                    trusted.bind(
                            unsafe,
                            "compareAndSetByte",
                            MethodType.methodType(boolean.class, Object.class, long.class, byte.class, byte.class)),
                    0,
                    (Object) null);
            ofObject = trusted.bind(unsafe, "getLong", MethodType.methodType(long.class, Object.class, long.class));
            allocate = trusted.bind(unsafe, "allocateMemory", MethodType.methodType(long.class, long.class));
        } catch (Throwable e) {
            throw new UnknownVmException("this JDK's Unsafe is not as expected", e);
        }
    }

    private static MethodHandle get(MethodHandles.Lookup trusted, Object unsafe, String name, Class<?> type)
            throws ReflectiveOperationException {
        return trusted.bind(unsafe, name, MethodType.methodType(type, long.class));
    }

    /** {@code (address, value)void}: an address is an offset from null. */
    private static MethodHandle put(MethodHandles.Lookup trusted, Object unsafe, String name, Class<?> type)
            throws ReflectiveOperationException {
        MethodHandle put =
                trusted.bind(unsafe, name, MethodType.methodType(void.class, Object.class, long.class, type));
        return MethodHandles.insertArguments(put, 0, (Object) null);
    }

    long longAt(long address) {
        try {
            return (long) getLong.invokeExact(address);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    int intAt(long address) {
        try {
            return (int) getInt.invokeExact(address);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** As an unsigned number. */
    int shortAt(long address) {
        try {
            return (short) getShort.invokeExact(address) & 0xFFFF;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** As an unsigned number. */
    int byteAt(long address) {
        try {
            return (byte) getByte.invokeExact(address) & 0xFF;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Eight bytes of an object, such as a field that the JVM has added to it. */
    long longOf(Object object, long offset) {
        try {
            return (long) ofObject.invokeExact(object, offset);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    void putLong(long address, long value) {
        try {
            putLong.invokeExact(address, value);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    void putInt(long address, int value) {
        try {
            putInt.invokeExact(address, value);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    void putShort(long address, int value) {
        try {
            putShort.invokeExact(address, (short) value);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Sets or clears one bit; the JVM may set others of the byte meanwhile. */
    void putBit(long address, int bit, boolean value) {
        try {
            int before;
            do {
                before = byteAt(address);
            } while (!(boolean) replaceByte.invokeExact(
                    address, (byte) before, (byte) (value ? before | 1 << bit : before & ~(1 << bit))));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** The address of {@code longs} times eight bytes, all of them zero; never freed. */
    long allocate(int longs) {
        try {
            long address = (long) allocate.invokeExact(8L * longs);
            for (int i = 0; i < longs; i++) {
                putLong(address + 8L * i, 0);
            }
            return address;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Characters up to a zero; what the JVM's tables have is ASCII. */
    String textAt(long address) {
        StringBuilder text = new StringBuilder();
        for (long at = address; byteAt(at) != 0; at++) {
            text.append((char) byteAt(at));
        }
        return text.toString();
    }

    private static Error unexpected(Throwable e) {
        return e instanceof Error error ? error : new AssertionError("Unsafe throws no checked exception", e);
    }
}
