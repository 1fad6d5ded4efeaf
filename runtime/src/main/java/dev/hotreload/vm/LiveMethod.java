package dev.hotreload.vm;

import java.lang.reflect.Modifier;

/**
 * A method as the JVM has it in memory ({@code method.hpp}).
 *
 * @param address of the {@code Method}
 */
record LiveMethod(VmLayout layout, long address) {
    /**
     * {@code Method::itable_index_max}: an interface's method has its place in the table of methods counted down from
     * here.
     */
    private static final int FIRST_ITABLE_INDEX = -10;

    String name() {
        return constant(layout.method().name());
    }

    String descriptor() {
        return constant(layout.method().signature());
    }

    private String constant(long index) {
        int entry = layout.memory().shortAt(constMethod() + index);
        return layout.symbol(layout.memory().longAt(pool() + layout.pool().size() + 8L * entry));
    }

    private long constMethod() {
        return layout.memory().longAt(address + layout.method().constMethod());
    }

    private long pool() {
        return layout.memory().longAt(constMethod() + layout.method().pool());
    }

    /** The class that declares it. */
    LiveKlass holder() {
        return new LiveKlass(
                layout, layout.memory().longAt(pool() + layout.pool().holder()));
    }

    /** Where the flags of the class file are, the low 16 bits of what is there. */
    long flagsAddress() {
        return address + layout.method().accessFlags();
    }

    int flags() {
        return layout.memory().shortAt(flagsAddress());
    }

    /** Whether a call that selects by the receiver can come to it. */
    boolean isSelectable() {
        return (flags() & (Modifier.PRIVATE | Modifier.STATIC)) == 0;
    }

    boolean isPublic() {
        return Modifier.isPublic(flags());
    }

    boolean isAbstract() {
        return Modifier.isAbstract(flags());
    }

    /** The place of an interface's method in the interface's part of a table, or -1 if it has none. */
    int itableIndex() {
        int index = layout.memory().intAt(address + layout.method().vtableIndex());
        return index <= FIRST_ITABLE_INDEX ? FIRST_ITABLE_INDEX - index : -1;
    }
}
