package dev.hotreload.random.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** An object with the values that its fields rightly have by now: a fresh program gives its own object the same. */
final class KeptState {

    private final String ownType;
    private final String binaryName;
    private Map<String, KeptValue> values = new TreeMap<>();
    /** The types of the fields, as class files name them. */
    private Map<String, String> descriptors = new TreeMap<>();

    /** The ids of its class and of those above. */
    private List<String> chain;

    private boolean isGone;

    /** @param module that of the code that makes it */
    KeptState(Program program, Type type, int constructor, String module) {
        this.ownType = OwnType.of(type);
        this.binaryName = type.binaryName();
        this.chain = ids(program, type);
        if (type.kind() == Kind.RECORD) {
            constructRecord(program, type, constructor);
        } else {
            construct(program, type, constructor, module);
        }
    }

    String ownType() {
        return ownType;
    }

    /** Its type, unless that was removed or renamed, which is the same to the JVM. */
    Optional<Type> type(Program program) {
        return OwnType.in(program, ownType).filter(type -> type.binaryName().equals(binaryName));
    }

    /** Whether no fresh program could make it: its class is gone, or that of an object that it has. */
    boolean isGone(Program program) {
        return isGone || type(program).isEmpty();
    }

    private void constructRecord(Program program, Type type, int number) {
        List<Type.Component> components = type.components();
        for (int i = 0; i < components.size(); i++) {
            values.put(
                    components.get(i).name(),
                    argument(program, type, components.get(i).type(), number, i));
        }
    }

    private void construct(Program program, Type type, int number, String module) {
        int called = number;
        String from = module;
        Creation caller = Creation.anywhere(program, type.module()).ofConstants();
        for (Type each : program.chain(type)) {
            Constructor constructor = TypeWriter.constructor(each, called, from);
            Map<String, KeptValue> assigned = new HashMap<>();
            int salt = called;
            Creation creation = caller;
            constructor
                    .assigned()
                    .forEach((field, parameter) -> Optional.ofNullable(
                                    each.fields().get(field))
                            .filter(found -> TypeWriter.isAssigned(found, constructor, parameter))
                            .ifPresent(
                                    found -> assigned.put(field, argument(creation, found.type(), salt, parameter))));
            for (Field field : instanceFields(each)) {
                KeptValue value = assigned.get(field.id());
                values.put(place(each, field.name()), value != null ? value : initial(program, each, field));
                descriptors.put(place(each, field.name()), descriptor(program, field));
            }
            called = constructor.superConstructor();
            caller = Creation.within(program, each);
            from = each.module();
        }
    }

    private static KeptValue argument(Program program, Type type, String parameter, int salt, int index) {
        return argument(Creation.anywhere(program, type.module()).ofConstants(), parameter, salt, index);
    }

    /** As {@link Creation#arguments} writes it. */
    private static KeptValue argument(Creation creation, String parameter, int salt, int index) {
        return OwnType.is(parameter)
                ? KeptValue.of(creation, parameter, Creation.number(salt, index))
                : new KeptValue.Literal(parameter, Creation.literal(parameter, salt, index));
    }

    private static KeptValue initial(Program program, Type type, Field field) {
        if (field.initialiser().isEmpty()) {
            return KeptValue.zero(program, field.type());
        }
        return OwnType.is(field.type())
                ? KeptValue.of(field.creation(program, type), field.type(), field.number())
                : new KeptValue.Literal(field.type(), field.initialiser());
    }

    /** The values after the program has become {@code next}. */
    void update(Program next) {
        Type type = type(next).orElseThrow();
        Map<String, KeptValue> updated = new TreeMap<>();
        Map<String, String> types = new TreeMap<>();
        type.components()
                .forEach(component -> updated.put(
                        component.name(),
                        kept(next, component.name(), component.type(), () -> KeptValue.zero(next, component.type()))));
        for (Type each : next.chain(type)) {
            for (Field field : instanceFields(each)) {
                String place = place(each, field.name());
                String from = values.containsKey(place) ? place : moved(next, type, each, field);
                updated.put(place, kept(next, from, field.type(), () -> initial(next, each, field)));
                types.put(place, descriptor(next, field));
            }
        }
        values = updated;
        descriptors = types;
        chain = ids(next, type);
    }

    private static List<String> ids(Program program, Type type) {
        return program.chain(type).stream().map(Type::id).toList();
    }

    /**
     * Where a field was that has come from a class above or below, or the place itself: one that goes there takes its
     * value along to one of the same name and type, as nobody could tell it from a field that was moved. The other
     * class may be above no longer.
     */
    private String moved(Program next, Type type, Type target, Field field) {
        List<String> now = ids(next, type);
        List<String> all = new ArrayList<>(now);
        for (int i = 0; i < chain.size(); i++) {
            if (!now.contains(chain.get(i))) {
                all.add(all.indexOf(chain.get(i - 1)) + 1, chain.get(i));
            }
        }
        String descriptor = descriptor(next, field);
        for (String source : all) {
            boolean isGone =
                    descriptor.equals(descriptors.get(place(source, field.name()))) && !declares(next, source, field);
            List<String> classes = now.contains(source) ? now : chain;
            if (isGone && classes.contains(target.id()) && !isHidden(next, classes, source, target.id(), field)) {
                return place(source, field.name());
            }
        }
        return place(target, field.name());
    }

    private boolean isHidden(Program next, List<String> classes, String source, String target, Field field) {
        int from = classes.indexOf(source);
        int to = classes.indexOf(target);
        return from > to
                ? classes.subList(to + 1, from).stream()
                        .anyMatch(each -> descriptor(next, field).equals(descriptors.get(place(each, field.name()))))
                : classes.subList(from, to).stream().anyMatch(each -> declares(next, each, field));
    }

    private static boolean declares(Program program, String type, Field field) {
        return program.type(type).stream()
                .flatMap(each -> each.fields().values().stream())
                .anyMatch(each -> each.name().equals(field.name())
                        && descriptor(program, each).equals(descriptor(program, field)));
    }

    private static String descriptor(Program program, Field field) {
        return descriptor(program, field.type());
    }

    private static String descriptor(Program program, String type) {
        return OwnType.in(program, type).map(Type::binaryName).orElse(type);
    }

    private static String place(Type type, String name) {
        return place(type.id(), name);
    }

    private static String place(String type, String name) {
        return type + "." + name;
    }

    private KeptValue kept(Program next, String place, String type, Supplier<KeptValue> otherwise) {
        KeptValue value = values.get(place);
        if (value == null) {
            return otherwise.get();
        }
        if (value instanceof KeptValue.Made made && !made.isGone(next)) {
            made.state().update(next);
        }
        Optional<KeptValue> converted = value.converted(next, type);
        // The object of a removed class may be one of the field's new type, too; nothing here remembers its supertypes.
        boolean mayStay =
                converted.isPresent() || (OwnType.is(type) && !value.type().equals(type));
        // The class of the object has lost the interface that is its field's type: no fresh program could set it.
        boolean isStranger = converted.isEmpty()
                && value instanceof KeptValue.Made
                && OwnType.is(type)
                && descriptors.getOrDefault(place, descriptor(next, type)).equals(descriptor(next, type));
        isGone |= isStranger || (mayStay && value.isGone(next));
        return converted.orElseGet(otherwise);
    }

    /** Declares a variable for it. */
    void write(Program program, StringBuilder java, String variable) {
        Type type = type(program).orElseThrow();
        Map<String, String> written = new TreeMap<>();
        values.forEach(
                (place, value) -> written.put(place, value.write(program, java, variable + "_" + written.size())));
        if (type.kind() == Kind.RECORD) {
            java.append("%1$s %2$s = new %1$s(%3$s);%n"
                    .formatted(
                            type.use(program),
                            variable,
                            String.join(
                                    ", ",
                                    type.components().stream()
                                            .map(component -> written.get(component.name()))
                                            .toList())));
            return;
        }
        // The constructor that made it may be gone.
        java.append("%s %s = %s;%n"
                .formatted(
                        type.use(program),
                        variable,
                        Creation.anywhere(program, Program.APPLICATION).object(type, 0)));
        written.forEach((place, value) -> {
            String[] parts = place.split("\\.", 2);
            java.append("Kept.set(%s, \"%s\", \"%s\", (Object) (%s));%n"
                    .formatted(variable, program.type(parts[0]).orElseThrow().binaryName(), parts[1], value));
        });
    }

    private static List<Field> instanceFields(Type type) {
        return type.fields().values().stream()
                .filter(field -> !field.isStatic())
                .sorted(Comparator.comparing(Field::name))
                .toList();
    }
}
