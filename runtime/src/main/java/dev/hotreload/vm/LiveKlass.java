package dev.hotreload.vm;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A class as the JVM has it in memory ({@code klass.hpp}, {@code instanceKlass.hpp}).
 *
 * @param address of the {@code Klass}
 */
record LiveKlass(VmLayout layout, long address) {
    /** An address and an offset ({@code itableOffsetEntry}). */
    private static final int ENTRY_SIZE = 16;

    /** How many superclasses a class knows without searching ({@code Klass::_primary_super_limit}, less itself). */
    static final int FEW = 7;

    private static final int MOST_DIMENSIONS = 8;

    /**
     * One interface in the table of interface methods ({@code klassVtable.hpp}).
     *
     * @param index its place, from 0
     * @param address of the entry
     * @param interfaceKlass the interface's class
     * @param offset where, from the beginning of the class, its part of the table of methods is
     */
    record InterfaceEntry(int index, long address, long interfaceKlass, int offset) {
        long offsetAddress() {
            return address + 8;
        }
    }

    /** The internal name. */
    String name() {
        return layout.symbol(layout.memory().longAt(address + layout.klass().name()));
    }

    @Nullable
    LiveKlass superKlass() {
        long above = layout.memory().longAt(address + layout.klass().superKlass());
        return above == 0 ? null : new LiveKlass(layout, above);
    }

    /**
     * Whether subtype checks search for some of them among the interfaces: these have places in the hashed array, too.
     */
    boolean hasManySuperclasses() {
        int number = 0;
        for (LiveKlass above = superKlass(); above != null; above = above.superKlass()) {
            number++;
        }
        return number > FEW;
    }

    boolean isInterface() {
        return Modifier.isInterface(
                layout.memory().shortAt(address + layout.klass().accessFlags()));
    }

    /** Whether its tables are filled, so that they say what it has. */
    boolean isLinked() {
        int state = layout.memory().byteAt(address + layout.instanceKlass().state());
        return state >= layout.instanceKlass().linked();
    }

    /**
     * Whether the JVM has laid it out with an interface, so that its table of methods may have places for that one's.
     * Not by the arrays of all interfaces, which change.
     */
    boolean isLaidOutWith(long interfaceKlass) {
        for (LiveKlass klass = this; klass != null; klass = klass.superKlass()) {
            long locals = layout.memory()
                    .longAt(klass.address + layout.instanceKlass().localInterfaces());
            for (long local : layout.array(locals)) {
                if (local == interfaceKlass || new LiveKlass(layout, local).isLaidOutWith(interfaceKlass)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The array of all interfaces that it has; subclasses that are loaded later inherit from it. */
    long transitiveArray() {
        return layout.memory().longAt(transitiveAddress());
    }

    long transitiveAddress() {
        return address + layout.instanceKlass().transitiveInterfaces();
    }

    long[] transitiveInterfaces() {
        return layout.array(transitiveArray());
    }

    long secondaryAddress() {
        return address + layout.klass().secondarySupers();
    }

    /** The array that subtype checks go through. */
    long secondaryArray() {
        return layout.memory().longAt(secondaryAddress());
    }

    long[] secondarySupers() {
        return layout.array(secondaryArray());
    }

    /** Without {@code Object} and its arrays, which fill arrays that are to be long ({@link HashedSupertypes}). */
    long[] secondarySupersAlone() {
        Set<Long> fill = new HashSet<>();
        for (Class<?> each = Object.class; fill.size() < MOST_DIMENSIONS; each = each.arrayType()) {
            fill.add(layout.klass(each).address);
        }
        return Arrays.stream(secondarySupers())
                .filter(each -> !fill.contains(each))
                .toArray();
    }

    /** Where the supertype is that the last check has found. */
    long cacheAddress() {
        return address + layout.klass().secondarySuperCache();
    }

    /** The table of interface methods' entries, which end with an empty one. */
    List<InterfaceEntry> interfaceEntries() {
        Memory memory = layout.memory();
        int itableLength = memory.intAt(address + layout.instanceKlass().itableLength());
        long start = address + layout.instanceKlassSize() + 8L * vtableLength();
        long end = start + 8L * itableLength;
        List<InterfaceEntry> entries = new ArrayList<>();
        for (long at = start; at + ENTRY_SIZE <= end && memory.longAt(at) != 0; at += ENTRY_SIZE) {
            entries.add(new InterfaceEntry(entries.size(), at, memory.longAt(at), memory.intAt(at + 8)));
        }
        return entries;
    }

    private int vtableLength() {
        return layout.memory().intAt(address + layout.klass().vtableLength());
    }

    /**
     * Whether its table of methods has a place for a method that only interfaces declare (a "miranda"): the JVM counts
     * these places whenever it fills the table, and leaves one out if a class has the method after all.
     */
    boolean hasMiranda(String name, String descriptor) {
        long start = address + layout.instanceKlassSize();
        for (int i = vtableLength() - 1; i >= 0; i--) {
            long place = layout.memory().longAt(start + 8L * i);
            LiveMethod method = new LiveMethod(layout, place);
            if (place != 0
                    && method.isAbstract()
                    && method.holder().isInterface()
                    && method.name().equals(name)
                    && method.descriptor().equals(descriptor)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the table of interface methods of a class that has this interface has an entry for it. */
    boolean needsEntry() {
        return transitiveInterfaces().length > 0 || methods().stream().anyMatch(method -> method.itableIndex() >= 0);
    }

    /** The methods that it declares. */
    List<LiveMethod> methods() {
        return methods(layout.memory().longAt(address + layout.instanceKlass().methods()));
    }

    /** The default methods that it was given by interfaces when it was defined. */
    private List<LiveMethod> defaultMethods() {
        long array = layout.memory().longAt(address + layout.instanceKlass().defaultMethods());
        return array == 0 ? List.of() : methods(array);
    }

    private List<LiveMethod> methods(long array) {
        List<LiveMethod> methods = new ArrayList<>();
        for (long method : layout.array(array)) {
            methods.add(new LiveMethod(layout, method));
        }
        return methods;
    }

    /** The method that it declares, or null. */
    @Nullable
    LiveMethod method(String name, String descriptor) {
        return find(methods(), name, descriptor);
    }

    private static @Nullable LiveMethod find(List<LiveMethod> methods, String name, String descriptor) {
        for (LiveMethod method : methods) {
            if (method.name().equals(name) && method.descriptor().equals(descriptor)) {
                return method;
            }
        }
        return null;
    }

    /** The method that an object of it runs ({@code LinkResolver::lookup_instance_method_in_klasses}), or null. */
    @Nullable
    LiveMethod selected(String name, String descriptor) {
        for (LiveKlass klass = this; klass != null; klass = klass.superKlass()) {
            LiveMethod method = klass.method(name, descriptor);
            if (method != null && method.isSelectable()) {
                return method;
            }
        }
        for (LiveKlass klass = this; klass != null; klass = klass.superKlass()) {
            LiveMethod method = find(klass.defaultMethods(), name, descriptor);
            if (method != null) {
                return method;
            }
        }
        return null;
    }
}
