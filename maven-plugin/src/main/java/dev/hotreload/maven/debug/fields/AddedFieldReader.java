package dev.hotreload.maven.debug.fields;

import dev.hotreload.boot.Holder;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.maven.debug.application.ApplicationJvm;
import dev.hotreload.maven.debug.application.LoadedType;
import dev.hotreload.maven.debug.jdwp.PacketReader;
import dev.hotreload.maven.debug.jdwp.PacketWriter;
import dev.hotreload.state.AddedFieldValues;
import dev.hotreload.state.KnownFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads and writes added fields where the runtime keeps them: in the {@link Holder}s that hang on the
 * prepared field of the object, or, for static fields, on the field's own {@link AddedFieldValues};
 * {@link KnownFields} has all of these.
 *
 * <p>An object that was made before the field was added has no value before the program reads the field, because its
 * initialiser has not been evaluated; until then the field shows the default value of its type. Used by one thread.
 */
final class AddedFieldReader {

    private final ApplicationJvm jvm;
    private final Map<Long, String> labels = new HashMap<>();
    private final Map<RuntimeField, Long> runtimeFields = new EnumMap<>(RuntimeField.class);
    /** The ids of prepared fields, by the ids of the classes that have them. */
    private final Map<Long, Long> preparedFields = new HashMap<>();

    AddedFieldReader(ApplicationJvm jvm) {
        this.jvm = jvm;
    }

    /** One of the four places of a holder. */
    private record Place(long holder, RuntimeField field, int mask) {

        /**
         * The one of a number.
         *
         * @param holder the holder's id
         * @param number 0 or 1, for primitive values and for references
         */
        static Place of(long holder, boolean isPrimitive, int number) {
            if (isPrimitive) {
                return number == 0
                        ? new Place(holder, RuntimeField.BITS_0, Holder.BITS_0)
                        : new Place(holder, RuntimeField.BITS_1, Holder.BITS_1);
            }
            return number == 0
                    ? new Place(holder, RuntimeField.REFERENCE_0, Holder.REFERENCE_0)
                    : new Place(holder, RuntimeField.REFERENCE_1, Holder.REFERENCE_1);
        }
    }

    /** The value, with its tag. */
    byte[] read(long object, AddedField field) throws IOException {
        Optional<Place> place = place(object, field);
        if (place.isEmpty()) {
            return noValue(field);
        }
        long of = id(place.get().field());
        if (field.isPrimitive()) {
            PacketReader value = jvm.values(place.get().holder(), List.of(of));
            return primitive(field.tag(), value.int64());
        }
        boolean isNull = jvm.values(place.get().holder(), List.of(of)).object() == nullObject();
        return isNull ? noValue(field) : jvm.taggedValue(place.get().holder(), of);
    }

    private byte[] noValue(AddedField field) {
        return jvm.body().int8(field.tag()).raw(new byte[size(field)]).bytes();
    }

    /**
     * Writes an untagged value.
     *
     * @return false if there is no place for it yet, because the program has never read the field
     */
    boolean write(long object, AddedField field, byte[] value) throws IOException {
        Optional<Place> place = place(object, field);
        if (place.isPresent()) {
            byte[] placed = field.isPrimitive()
                    ? jvm.body().int64(bits(field.tag(), value)).bytes()
                    : isNull(value) ? jvm.body().object(nullObject()).bytes() : value;
            jvm.set(place.get().holder(), id(place.get().field()), placed);
        }
        return place.isPresent();
    }

    private static boolean isNull(byte[] object) {
        for (byte one : object) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }

    /** What stands in a place for null. */
    private long nullObject() throws IOException {
        return jvm.staticObject(
                jvm.types(RuntimeField.NULL.ownerSignature()).get(0).id(), id(RuntimeField.NULL));
    }

    /** Where the value is, if there is one. */
    private Optional<Place> place(long object, AddedField field) throws IOException {
        Optional<Long> values = valuesOf(field.label());
        if (values.isEmpty()) {
            return Optional.empty();
        }
        int index = jvm.values(values.get(), List.of(id(RuntimeField.INDEX))).int32();
        long first = field.isStatic()
                ? jvm.values(values.get(), List.of(id(RuntimeField.OF_CLASS))).object()
                : state(object);
        Place place = Place.of(holder(first, index / 2), field.isPrimitive(), index % 2);
        if (place.holder() == 0) {
            return Optional.empty();
        }
        int filled =
                jvm.values(place.holder(), List.of(id(RuntimeField.FILLED))).int32();
        return (filled & place.mask()) != 0 ? Optional.of(place) : Optional.empty();
    }

    /** A holder of an object, or 0. */
    private long holder(long first, int number) throws IOException {
        if (first == 0 || number == 0) {
            return first;
        }
        List<Long> more =
                jvm.elements(jvm.values(first, List.of(id(RuntimeField.MORE))).object());
        return number <= more.size() ? more.get(number - 1) : 0;
    }

    private Optional<Long> valuesOf(String label) throws IOException {
        List<LoadedType> types = jvm.types(RuntimeField.TABLE.ownerSignature());
        if (types.isEmpty()) {
            return Optional.empty();
        }
        List<Long> pairs = jvm.elements(jvm.staticObject(types.get(0).id(), id(RuntimeField.TABLE)));
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
            Long known = preparedFields.get(type);
            if (known == null) {
                known = jvm.fieldsOf(type).get(PreparedNames.STATE_FIELD);
            }
            if (known != null) {
                for (long below : path) {
                    preparedFields.put(below, known);
                }
                return jvm.values(object, List.of(known)).object();
            }
        }
        return 0;
    }

    /** The JVM's id of a field of the runtime's. */
    private long id(RuntimeField field) throws IOException {
        Long known = runtimeFields.get(field);
        if (known == null) {
            for (LoadedType type : jvm.types(field.ownerSignature())) {
                known = jvm.fieldsOf(type.id()).get(field.fieldName());
            }
            if (known == null) {
                throw new IOException(
                        "the runtime's " + field.owner().getName() + " has no field " + field.fieldName());
            }
            runtimeFields.put(field, known);
        }
        return known;
    }

    private byte[] primitive(char tag, long bits) {
        PacketWriter body = jvm.body().int8(tag);
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
