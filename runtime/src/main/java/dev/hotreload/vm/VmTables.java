package dev.hotreload.vm;

import java.util.HashMap;
import java.util.Map;

/**
 * What HotSpot says of its own layout, for debuggers that read its memory ({@code vmStructs.hpp}; the serviceability
 * agent uses it): the offset of each field, the address of each static one, the size of each type.
 */
final class VmTables {
    private final Map<String, Long> offsets = new HashMap<>();
    private final Map<String, Long> addresses = new HashMap<>();
    private final Map<String, Long> sizes = new HashMap<>();
    private final Map<String, Integer> constants = new HashMap<>();

    /** @throws UnknownVmException if the JVM has no such tables */
    VmTables(Memory memory, VmSymbols symbols) throws UnknownVmException {
        readFields(new Table(memory, symbols, "gHotSpotVMStruct", "s"));
        readTypes(new Table(memory, symbols, "gHotSpotVMType", "s"));
        readConstants(new Table(memory, symbols, "gHotSpotVMIntConstant", "s"));
    }

    /** A table of entries of one size, ended by one without a name; the JVM says where in an entry each column is. */
    private static final class Table {
        private final Memory memory;
        private final VmSymbols symbols;
        private final String prefix;
        private final long stride;
        private long entry;

        Table(Memory memory, VmSymbols symbols, String prefix, String plural) throws UnknownVmException {
            this.memory = memory;
            this.symbols = symbols;
            this.prefix = prefix;
            this.entry = memory.longAt(symbols.address(prefix + plural));
            this.stride = memory.longAt(symbols.address(prefix + "EntryArrayStride"));
        }

        long column(String name) throws UnknownVmException {
            return memory.longAt(symbols.address(prefix + "Entry" + name + "Offset"));
        }

        boolean isAtEnd(long column) {
            return memory.longAt(entry + column) == 0;
        }

        String text(long column) {
            return memory.textAt(memory.longAt(entry + column));
        }

        long number(long column) {
            return memory.longAt(entry + column);
        }

        int integer(long column) {
            return memory.intAt(entry + column);
        }

        void next() {
            entry += stride;
        }
    }

    private void readFields(Table table) throws UnknownVmException {
        long type = table.column("TypeName");
        long field = table.column("FieldName");
        long isStatic = table.column("IsStatic");
        long offset = table.column("Offset");
        long address = table.column("Address");
        for (; !table.isAtEnd(type) && !table.isAtEnd(field); table.next()) {
            String name = table.text(type) + "::" + table.text(field);
            if (table.integer(isStatic) != 0) {
                addresses.put(name, table.number(address));
            } else {
                offsets.put(name, table.number(offset));
            }
        }
    }

    private void readTypes(Table table) throws UnknownVmException {
        long type = table.column("TypeName");
        long size = table.column("Size");
        for (; !table.isAtEnd(type); table.next()) {
            sizes.put(table.text(type), table.number(size));
        }
    }

    private void readConstants(Table table) throws UnknownVmException {
        long name = table.column("Name");
        long value = table.column("Value");
        for (; !table.isAtEnd(name); table.next()) {
            constants.put(table.text(name), table.integer(value));
        }
    }

    /** Where a field is in what has it: {@code Klass::_name}. */
    long offset(String field) throws UnknownVmException {
        return known(offsets, field);
    }

    /** Where a static field is. */
    long address(String field) throws UnknownVmException {
        return known(addresses, field);
    }

    /** How many bytes a type has. */
    long size(String type) throws UnknownVmException {
        return known(sizes, type);
    }

    /** The value of a constant: {@code InstanceKlass::linked}. */
    int constant(String name) throws UnknownVmException {
        return known(constants, name);
    }

    private static <T> T known(Map<String, T> table, String name) throws UnknownVmException {
        T value = table.get(name);
        if (value == null) {
            throw new UnknownVmException("the JVM's tables have no " + name);
        }
        return value;
    }
}
