package dev.hotreload.maven.debug.application;

import dev.hotreload.maven.debug.jdwp.EventRequest;
import dev.hotreload.maven.debug.jdwp.IdSizes;
import dev.hotreload.maven.debug.jdwp.Jdwp;
import dev.hotreload.maven.debug.jdwp.JdwpErrorException;
import dev.hotreload.maven.debug.jdwp.MalformedPacketException;
import dev.hotreload.maven.debug.jdwp.Packet;
import dev.hotreload.maven.debug.jdwp.PacketReader;
import dev.hotreload.maven.debug.jdwp.PacketWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The commands that the gateway itself gives to the application's JVM. Safe for use by any thread. */
public final class ApplicationJvm {

    private final ApplicationConnection connection;
    private final IdSizes sizes;

    private ApplicationJvm(ApplicationConnection connection, IdSizes sizes) {
        this.connection = connection;
        this.sizes = sizes;
    }

    /** Gets to know the JVM at the other end. */
    public static ApplicationJvm of(ApplicationConnection connection) throws IOException {
        IdSizes sizes = IdSizes.read(connection.ask(Jdwp.ID_SIZES, new PacketWriter(IdSizes.USUAL)));
        return new ApplicationJvm(connection, sizes);
    }

    public IdSizes sizes() {
        return sizes;
    }

    /** An empty body. */
    public PacketWriter body() {
        return new PacketWriter(sizes);
    }

    /** Waits until everything that was sent before has been answered. */
    public void awaitSilence() throws IOException {
        connection.ask(Jdwp.VERSION, body());
    }

    public void suspendAll() throws IOException {
        connection.ask(Jdwp.SUSPEND, body());
    }

    public void resumeAll() throws IOException {
        connection.ask(Jdwp.RESUME, body());
    }

    public void suspend(long thread) throws IOException {
        connection.ask(Jdwp.SUSPEND_THREAD, body().object(thread));
    }

    /** Resumes a thread once; does not wait until it is done. */
    public void resume(long thread) throws IOException {
        // A thread that has ended meanwhile is the only error there can be.
        connection.send(Jdwp.RESUME_THREAD, body().object(thread), reply -> {});
    }

    public int suspendCount(long thread) throws IOException {
        return connection
                .ask(Jdwp.SUSPEND_COUNT, body().object(thread))
                .body(sizes)
                .int32();
    }

    public List<Long> threads() throws IOException {
        return objects(connection.ask(Jdwp.ALL_THREADS, body()).body(sizes));
    }

    String nameOfThread(long thread) throws IOException {
        return connection
                .ask(Jdwp.THREAD_NAME, body().object(thread))
                .body(sizes)
                .string();
    }

    /** The name of a thread's group; empty if the thread has ended. */
    String nameOfGroup(long thread) throws IOException {
        long group = connection
                .ask(Jdwp.THREAD_GROUP, body().object(thread))
                .body(sizes)
                .object();
        if (group == 0) {
            // A thread that has ended has none; asked about it, the agent would end the JVM.
            return "";
        }
        return connection.ask(Jdwp.GROUP_NAME, body().object(group)).body(sizes).string();
    }

    /** The classes of this name that are prepared, of whatever loader. */
    public List<LoadedType> types(String signature) throws IOException {
        PacketReader fields = connection
                .ask(Jdwp.CLASSES_BY_SIGNATURE, body().string(signature))
                .body(sizes);
        List<LoadedType> types = new ArrayList<>();
        int count = fields.int32();
        for (int i = 0; i < count; i++) {
            LoadedType type = new LoadedType(fields.int8(), fields.object(), signature, fields.int32());
            if ((type.status() & Jdwp.PREPARED) != 0) {
                types.add(type);
            }
        }
        return types;
    }

    /** The superclass (its id is 0 if there is none) and the interfaces of a type. */
    public List<LoadedType> supertypes(LoadedType type) throws IOException {
        List<LoadedType> supertypes = new ArrayList<>();
        for (long id : interfaces(type.id())) {
            supertypes.add(new LoadedType(2, id, "", Jdwp.PREPARED));
        }
        if (type.isClass()) {
            Packet superclass = connection.ask(Jdwp.SUPERCLASS, body().object(type.id()));
            supertypes.add(new LoadedType(1, superclass.body(sizes).object(), "", Jdwp.PREPARED));
        }
        return supertypes;
    }

    /** The interfaces that a type names as its own. */
    List<Long> interfaces(long type) throws IOException {
        return objects(connection.ask(Jdwp.INTERFACES, body().object(type)).body(sizes));
    }

    /** The superclass of a class; 0: it has none. */
    public long superclass(long type) throws IOException {
        return connection.ask(Jdwp.SUPERCLASS, body().object(type)).body(sizes).object();
    }

    /** The class of an object. */
    public long typeOf(long object) throws IOException {
        PacketReader fields =
                connection.ask(Jdwp.TYPE_OF_OBJECT, body().object(object)).body(sizes);
        fields.int8();
        return fields.object();
    }

    /** The signature of a class. */
    public String signature(long type) throws IOException {
        return connection.ask(Jdwp.SIGNATURE, body().object(type)).body(sizes).string();
    }

    /** The ids of the methods that a class declares. */
    List<Long> methodsOf(long type) throws IOException {
        PacketReader methods = connection.ask(Jdwp.METHODS, body().object(type)).body(sizes);
        List<Long> ids = new ArrayList<>();
        for (int count = methods.int32(); count > 0; count--) {
            ids.add(methods.method());
            methods.string();
            methods.string();
            methods.int32();
        }
        return ids;
    }

    /** The modifiers of the fields that a class declares, by their ids. */
    Map<Long, Integer> fieldModifiers(long type) throws IOException {
        PacketReader fields = connection.ask(Jdwp.FIELDS, body().object(type)).body(sizes);
        Map<Long, Integer> modifiers = new HashMap<>();
        for (int count = fields.int32(); count > 0; count--) {
            long id = fields.field();
            fields.string();
            fields.string();
            modifiers.put(id, fields.int32());
        }
        return modifiers;
    }

    /** The ids of the fields that a class declares, by their names. */
    public Map<String, Long> fieldsOf(long type) throws IOException {
        PacketReader fields = connection.ask(Jdwp.FIELDS, body().object(type)).body(sizes);
        Map<String, Long> ids = new HashMap<>();
        for (int count = fields.int32(); count > 0; count--) {
            long id = fields.field();
            ids.put(fields.string(), id);
            fields.string();
            fields.int32();
        }
        return ids;
    }

    /** The values of an object's fields; what is returned stands behind the tag of the first. */
    public PacketReader values(long object, List<Long> fields) throws IOException {
        PacketReader values = values(Jdwp.OBJECT_VALUES, object, fields);
        values.int8();
        return values;
    }

    /** The values of fields of an object or a class, by the command that asks for them; tagged. */
    public PacketReader values(int command, long owner, List<Long> fields) throws IOException {
        PacketWriter body = body().object(owner).int32(fields.size());
        fields.forEach(body::field);
        PacketReader values = connection.ask(command, body).body(sizes);
        values.int32();
        return values;
    }

    /** The value of one field of an object, with its tag. */
    public byte[] taggedValue(long object, long field) throws IOException {
        return values(Jdwp.OBJECT_VALUES, object, List.of(field)).taggedValue();
    }

    /** The object that a static field refers to. */
    public long staticObject(long type, long field) throws IOException {
        PacketReader values = values(Jdwp.REFERENCE_TYPE_VALUES, type, List.of(field));
        values.int8();
        return values.object();
    }

    /** Sets a field of an object to an untagged value. */
    public void set(long object, long field, byte[] value) throws IOException {
        connection.ask(
                Jdwp.SET_OBJECT_VALUES,
                body().object(object).int32(1).field(field).raw(value));
    }

    /** The elements of an array of objects; none if there is no array. */
    public List<Long> elements(long array) throws IOException {
        List<Long> elements = new ArrayList<>();
        if (array != 0) {
            int length = connection
                    .ask(Jdwp.ARRAY_LENGTH, body().object(array))
                    .body(sizes)
                    .int32();
            if (length > 0) {
                PacketReader values = connection
                        .ask(Jdwp.ARRAY_VALUES, body().object(array).int32(0).int32(length))
                        .body(sizes);
                values.int8();
                for (int count = values.int32(); count > 0; count--) {
                    values.int8();
                    elements.add(values.object());
                }
            }
        }
        return elements;
    }

    /** What a string says. */
    public String string(long string) throws IOException {
        return connection
                .ask(Jdwp.STRING_VALUE, body().object(string))
                .body(sizes)
                .string();
    }

    /** The name of a type's source file; empty if the class file does not say. */
    public String sourceFile(long type) throws IOException {
        try {
            return connection
                    .ask(Jdwp.SOURCE_FILE, body().object(type))
                    .body(sizes)
                    .string();
        } catch (JdwpErrorException absentInformation) {
            return "";
        }
    }

    /** The code of a method as it is now. */
    public MethodCode code(long type, long method) throws IOException {
        PacketReader code = connection
                .ask(Jdwp.BYTECODES, body().object(type).method(method))
                .body(sizes);
        byte[] instructions = code.take(code.int32());
        List<MethodCode.Line> lines = new ArrayList<>();
        try {
            PacketReader table = connection
                    .ask(Jdwp.LINE_TABLE, body().object(type).method(method))
                    .body(sizes);
            table.int64(); // first index
            table.int64(); // last index
            int count = table.int32();
            for (int i = 0; i < count; i++) {
                lines.add(new MethodCode.Line(table.int64(), table.int32()));
            }
        } catch (JdwpErrorException absentInformation) {
            // Compiled without line numbers.
        }
        return new MethodCode(instructions, lines);
    }

    /**
     * Makes an event request.
     *
     * @return its id
     */
    public int request(EventRequest request) throws IOException {
        return connection.ask(Jdwp.SET_REQUEST, request.body(sizes)).body(sizes).int32();
    }

    /** Ends an event request, or finds that the JVM has ended it already. */
    public void clear(int kind, int request) throws IOException {
        try {
            connection.ask(Jdwp.CLEAR_REQUEST, body().int8(kind).int32(request));
        } catch (JdwpErrorException e) {
            // The agent drops the request in any case, and then finds no breakpoint of the JVM's that belongs to it,
            // because a redefinition has cleared it.
        }
    }

    private static List<Long> objects(PacketReader fields) throws MalformedPacketException {
        int count = fields.int32();
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(fields.object());
        }
        return ids;
    }
}
