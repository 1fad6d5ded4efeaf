package dev.hotreload.maven.debug;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads and writes added fields where the runtime keeps them: in cells that hang on the prepared field of the object, or,
 * for static fields, on the field's own {@code dev.hotreload.state.AddedFieldValues}; {@code KnownFields} has all of these.
 *
 * <p>An object that was made before the field was added has no cell before the program reads the field, because its
 * initialiser has not been evaluated; until then the field shows the default value of its type. Used by one thread.
 */
final class AddedFieldReader {

    private static final String VALUES = "Ldev/hotreload/state/AddedFieldValues;";
    private static final String KNOWN = "Ldev/hotreload/state/KnownFields;";
    private static final String CELL = "Ldev/hotreload/state/Cell;";
    private static final String STATE_FIELD = "$hotreload$state";

    private final ApplicationJvm jvm;
    private final Map<Long, String> labels = new HashMap<>();
    private final Map<String, Long> fields = new HashMap<>();

    AddedFieldReader(ApplicationJvm jvm) {
        this.jvm = jvm;
    }

    /** The value, with its tag. */
    byte[] read(long object, AddedField field) throws IOException {
        Optional<Long> cell = cell(object, field);
        if (cell.isEmpty()) {
            return jvm.body().int8(field.tag()).raw(new byte[size(field)]).bytes();
        }
        if (field.isPrimitive()) {
            Fields value = jvm.values(cell.get(), List.of(fieldOf(CELL, "bits")));
            return primitive(field.tag(), value.int64());
        }
        return jvm.taggedValue(cell.get(), fieldOf(CELL, "reference"));
    }

    /**
     * Writes an untagged value.
     *
     * @return false if there is no place for it yet, because the program has never read the field
     */
    boolean write(long object, AddedField field, byte[] value) throws IOException {
        Optional<Long> cell = cell(object, field);
        if (cell.isPresent() && field.isPrimitive()) {
            byte[] bits = jvm.body().int64(bits(field.tag(), value)).bytes();
            jvm.set(cell.get(), fieldOf(CELL, "bits"), bits);
        } else if (cell.isPresent()) {
            jvm.set(cell.get(), fieldOf(CELL, "reference"), value);
        }
        return cell.isPresent();
    }

    private Optional<Long> cell(long object, AddedField field) throws IOException {
        Optional<Long> values = valuesOf(field.label());
        if (values.isEmpty()) {
            return Optional.empty();
        }
        List<Long> cells;
        int index = 0;
        if (field.isStatic()) {
            Fields array = jvm.values(values.get(), List.of(fieldOf(VALUES, "ofClass")));
            cells = jvm.elements(array.object());
        } else {
            cells = jvm.elements(state(object));
            index = jvm.values(values.get(), List.of(fieldOf(VALUES, "index"))).int32();
        }
        return index < cells.size() && cells.get(index) != 0 ? Optional.of(cells.get(index)) : Optional.empty();
    }

    private Optional<Long> valuesOf(String label) throws IOException {
        List<LoadedType> types = jvm.types(KNOWN);
        if (types.isEmpty()) {
            return Optional.empty();
        }
        List<Long> pairs = jvm.elements(jvm.staticObject(types.get(0).id(), fieldOf(KNOWN, "table")));
        for (int i = 0; i < pairs.size(); i += 2) {
            if (text(pairs.get(i)).equals(label)) {
                return Optional.of(pairs.get(i + 1));
            }
        }
        return Optional.empty();
    }

    private String text(long string) throws IOException {
        String known = labels.get(string);
        if (known == null) {
            known = jvm.string(string);
            labels.put(string, known);
        }
        return known;
    }

    /** The prepared field's value; the topmost class that was prepared declares it. */
    private long state(long object) throws IOException {
        List<Long> path = new ArrayList<>();
        for (long type = jvm.typeOf(object); type != 0; type = jvm.superclass(type)) {
            path.add(type);
            Long known = fields.get(type + STATE_FIELD);
            if (known == null) {
                known = jvm.fieldsOf(type).get(STATE_FIELD);
            }
            if (known != null) {
                for (long below : path) {
                    fields.put(below + STATE_FIELD, known);
                }
                return jvm.values(object, List.of(known)).object();
            }
        }
        return 0;
    }

    private long fieldOf(String signature, String name) throws IOException {
        Long known = fields.get(signature + name);
        if (known == null) {
            for (LoadedType type : jvm.types(signature)) {
                known = jvm.fieldsOf(type.id()).get(name);
            }
            if (known == null) {
                throw new IOException("the runtime's " + signature + " has no field " + name);
            }
            fields.put(signature + name, known);
        }
        return known;
    }

    private byte[] primitive(char tag, long bits) {
        Body body = jvm.body().int8(tag);
        return switch (tag) {
            case 'Z', 'B' -> body.int8((int) bits).bytes();
            case 'C', 'S' -> body.int8((int) (bits >> 8)).int8((int) bits).bytes();
            case 'I', 'F' -> body.int32((int) bits).bytes();
            default -> body.int64(bits).bytes();
        };
    }

    private static long bits(char tag, byte[] value) {
        long bits = tag == 'C' || tag == 'Z' ? 0 : value[0] < 0 ? -1 : 0;
        for (byte one : value) {
            bits = bits << 8 | (one & 0xFF);
        }
        return bits;
    }

    /** How many bytes a value of the field's type has. */
    int size(AddedField field) {
        return switch (field.tag()) {
            case 'Z', 'B' -> 1;
            case 'C', 'S' -> 2;
            case 'I', 'F' -> 4;
            case 'J', 'D' -> 8;
            default -> jvm.sizes().object();
        };
    }
}
