package dev.hotreload.maven.debug;

import dev.hotreload.maven.debug.jdwp.Jdwp;
import dev.hotreload.maven.debug.jdwp.PacketReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The ids of the fuzzed program's things, as a debugger comes to know them. */
final class KnownIds {

    private static final int TOP_LEVEL_GROUPS = 0x0105;
    private static final int CREATE_STRING = 0x010B;
    private static final int ALL_MODULES = 0x0116;
    private static final int CLASS_LOADER = 0x0202;
    private static final int CLASS_OBJECT = 0x020B;

    final List<Long> types = new ArrayList<>();
    final List<Long> members = new ArrayList<>();
    private final List<Long> threads;
    private final List<Long> groups;
    private final List<Long> modules;
    private final List<Long> strings = new ArrayList<>();
    private final List<Long> loaders = new ArrayList<>();
    private final List<Long> classObjects = new ArrayList<>();
    final List<Long> arrays = new ArrayList<>();

    /** Asks for them. */
    KnownIds(JdwpClient client, String signature) throws IOException {
        threads = ids(client.askFor(Jdwp.ALL_THREADS, client.body()));
        groups = ids(client.askFor(TOP_LEVEL_GROUPS, client.body()));
        modules = ids(client.askFor(ALL_MODULES, client.body()));
        strings.add(client.askFor(CREATE_STRING, client.body().string("text")).object());
        PacketReader found =
                client.askFor(Jdwp.CLASSES_BY_SIGNATURE, client.body().string(signature));
        found.int32();
        found.int8();
        long type = found.object();
        types.add(type);
        loaders.add(client.askFor(CLASS_LOADER, client.body().object(type)).object());
        classObjects.add(client.askFor(CLASS_OBJECT, client.body().object(type)).object());
        PacketReader methods = client.askFor(Jdwp.METHODS, client.body().object(type));
        for (int count = methods.int32(); count > 0; count--) {
            members.add(methods.method());
            methods.string();
            methods.string();
            methods.int32();
        }
        PacketReader fields = client.askFor(Jdwp.FIELDS, client.body().object(type));
        for (int count = fields.int32(); count > 0; count--) {
            long field = fields.field();
            members.add(field);
            if (fields.string().equals("numbers")) {
                PacketReader value = client.askFor(
                        Jdwp.REFERENCE_TYPE_VALUES,
                        client.body().object(type).int32(1).field(field));
                value.int32();
                value.int8();
                arrays.add(value.object());
            }
            fields.string();
            fields.int32();
        }
    }

    private static List<Long> ids(PacketReader reply) throws IOException {
        List<Long> ids = new ArrayList<>();
        for (int count = reply.int32(); count > 0; count--) {
            ids.add(reply.object());
        }
        return ids;
    }

    /** Those that commands of this set are about. */
    List<Long> of(int commandSet) {
        return Map.of(
                        2,
                        types,
                        3,
                        types,
                        6,
                        types,
                        10,
                        strings,
                        11,
                        threads,
                        12,
                        groups,
                        13,
                        arrays,
                        14,
                        loaders,
                        17,
                        classObjects,
                        18,
                        modules)
                .getOrDefault(commandSet, threads);
    }

    /** All that are no members. */
    List<Long> all() {
        List<Long> all = new ArrayList<>();
        List.of(types, threads, groups, modules, strings, loaders, classObjects, arrays)
                .forEach(all::addAll);
        return all;
    }
}
