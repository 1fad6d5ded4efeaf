package dev.hotreload.vm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Where HotSpot has what this package reads and writes; offsets in bytes, all from {@link VmTables}.
 *
 * @param memory the memory that all of it is in
 * @param klassInMirror where a {@code Class} object has the address of its class
 * @param instanceKlassSize how many bytes a class has before its table of methods
 * @param symbolLength where a {@code Symbol} has the number of its bytes
 * @param symbolBody where it has them
 * @param arrayLength where an {@code Array} of addresses has their number
 * @param arrayData where it has them
 * @param klass what all classes have
 * @param instanceKlass what those have that are no arrays
 * @param method what a method has
 * @param pool what a constant pool has
 */
record VmLayout(
        Memory memory,
        long klassInMirror,
        long instanceKlassSize,
        long symbolLength,
        long symbolBody,
        long arrayLength,
        long arrayData,
        OfKlass klass,
        OfInstanceKlass instanceKlass,
        OfMethod method,
        OfPool pool) {

    /** {@code Klass}. */
    record OfKlass(
            long name,
            long superKlass,
            long secondarySupers,
            long secondarySuperCache,
            long loaderData,
            long vtableLength,
            long accessFlags) {}

    /**
     * {@code InstanceKlass}.
     *
     * @param linked the state from which on its tables are filled
     */
    record OfInstanceKlass(
            long itableLength,
            long localInterfaces,
            long transitiveInterfaces,
            long methods,
            long defaultMethods,
            long state,
            int linked) {}

    /** {@code Method} and its {@code ConstMethod}. */
    record OfMethod(long accessFlags, long vtableIndex, long constMethod, long pool, long name, long signature) {}

    /** {@code ConstantPool}; its entries stand behind it. */
    record OfPool(long size, long holder) {}

    /** @throws UnknownVmException if the JVM does not tell one of them */
    static VmLayout of(Memory memory, VmTables tables) throws UnknownVmException {
        return new VmLayout(
                memory,
                memory.intAt(tables.address("java_lang_Class::_klass_offset")),
                tables.size("InstanceKlass"),
                tables.offset("Symbol::_length"),
                tables.offset("Symbol::_body[0]"),
                tables.offset("Array<Klass*>::_length"),
                tables.offset("Array<Klass*>::_data[0]"),
                new OfKlass(
                        tables.offset("Klass::_name"),
                        tables.offset("Klass::_super"),
                        tables.offset("Klass::_secondary_supers"),
                        tables.offset("Klass::_secondary_super_cache"),
                        tables.offset("Klass::_class_loader_data"),
                        tables.offset("Klass::_vtable_len"),
                        tables.offset("Klass::_access_flags")),
                new OfInstanceKlass(
                        tables.offset("InstanceKlass::_itable_len"),
                        tables.offset("InstanceKlass::_local_interfaces"),
                        tables.offset("InstanceKlass::_transitive_interfaces"),
                        tables.offset("InstanceKlass::_methods"),
                        tables.offset("InstanceKlass::_default_methods"),
                        tables.offset("InstanceKlass::_init_state"),
                        tables.constant("InstanceKlass::linked")),
                new OfMethod(
                        tables.offset("Method::_access_flags"),
                        tables.offset("Method::_vtable_index"),
                        tables.offset("Method::_constMethod"),
                        tables.offset("ConstMethod::_constants"),
                        tables.offset("ConstMethod::_name_index"),
                        tables.offset("ConstMethod::_signature_index")),
                new OfPool(tables.size("ConstantPool"), tables.offset("ConstantPool::_pool_holder")));
    }

    /** The class of a {@code Class} object. */
    LiveKlass klass(Class<?> type) {
        return new LiveKlass(this, memory.longOf(type, klassInMirror));
    }

    /** The characters of a {@code Symbol}, of which class and member names of Java are mostly ASCII. */
    String symbol(long address) {
        int length = memory.shortAt(address + symbolLength);
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        long at = address + symbolBody;
        while (bytes.remaining() >= Long.BYTES) {
            bytes.putLong(memory.longAt(at + bytes.position()));
        }
        while (bytes.hasRemaining()) {
            bytes.put((byte) memory.byteAt(at + bytes.position()));
        }
        return new String(bytes.array(), StandardCharsets.UTF_8);
    }

    /** The addresses in an {@code Array} of the JVM. */
    long[] array(long address) {
        long[] elements = new long[memory.intAt(address + arrayLength)];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = memory.longAt(element(address, i));
        }
        return elements;
    }

    /** Where an {@code Array} has one of its elements. */
    long element(long array, int index) {
        return array + arrayData + 8L * index;
    }
}
