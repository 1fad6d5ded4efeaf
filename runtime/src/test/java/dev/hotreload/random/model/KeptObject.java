package dev.hotreload.random.model;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An object that the drive keeps from the version that made it on, with the values that its fields rightly have by now:
 * a fresh program gives its own object the same.
 */
final class KeptObject {

    private record Value(String type, String literal) {}

    private final String name;
    private final String typeName;
    private Map<String, Value> values = new TreeMap<>();

    KeptObject(Program program, Type type, int constructor, String name) {
        this.name = name;
        this.typeName = type.name();
        construct(program, type, constructor);
    }

    String name() {
        return name;
    }

    /** Its type, unless that was removed. */
    Optional<Type> type(Program program) {
        return program.type(typeName);
    }

    /** Declares the variable: the kept object, or in a fresh program a new one in the same state. */
    String declaration(Program program) {
        Type type = program.type(typeName).orElseThrow();
        StringBuilder java = new StringBuilder();
        java.append("%1$s %2$s = (%1$s) OBJECTS.get(\"%2$s\");%n".formatted(type.reference(), name));
        java.append("if (%s == null) {%n".formatted(name));
        java.append("%s = %s;%n".formatted(name, creationIn(program)));
        if (type.kind() != Kind.RECORD) {
            values.forEach((place, value) -> java.append(
                    "Kept.set(%s, %s, (Object) (%s));%n".formatted(name, quoted(program, place), value.literal())));
        }
        return java.append("OBJECTS.put(\"%1$s\", %1$s);%n}%n".formatted(name)).toString();
    }

    /** The values after the program has become {@code next}. */
    void update(Program next) {
        Map<String, Value> updated = new TreeMap<>();
        next.type(typeName).orElseThrow().components().forEach(component -> {
            Value kept = values.get(component.name());
            updated.put(
                    component.name(),
                    kept != null ? kept : new Value(component.type(), JavaType.zero(component.type())));
        });
        for (Type each : next.chain(next.type(typeName).orElseThrow())) {
            for (Field field : instanceFields(each)) {
                String place = each.name() + "." + field.name();
                Optional<String> kept = Optional.ofNullable(values.get(place))
                        .flatMap(value -> JavaType.converted(value.literal(), value.type(), field.type()));
                updated.put(place, new Value(field.type(), kept.orElseGet(() -> initial(field))));
            }
        }
        values = updated;
    }

    private void construct(Program program, Type type, int number) {
        if (type.kind() == Kind.RECORD) {
            List<String> arguments = TypeWriter.arguments(TypeWriter.constructorParameters(type, number), number);
            for (int i = 0; i < arguments.size(); i++) {
                Type.Component component = type.components().get(i);
                values.put(component.name(), new Value(component.type(), arguments.get(i)));
            }
            return;
        }
        int called = number;
        for (Type each : program.chain(type)) {
            Constructor constructor = TypeWriter.constructor(each, called);
            List<String> arguments = TypeWriter.arguments(constructor.parameters(), called);
            Map<String, String> assigned = new HashMap<>();
            constructor.assigned().forEach((id, parameter) -> {
                Field field = each.fields().get(id);
                if (field != null && TypeWriter.isAssigned(field, constructor, parameter)) {
                    assigned.put(id, arguments.get(parameter));
                }
            });
            for (Field field : instanceFields(each)) {
                String literal = Optional.ofNullable(assigned.get(field.id())).orElseGet(() -> initial(field));
                values.put(each.name() + "." + field.name(), new Value(field.type(), literal));
            }
            called = constructor.superConstructor();
        }
    }

    /** The constructor that made it may be gone. */
    private String creationIn(Program program) {
        Type type = program.type(typeName).orElseThrow();
        if (type.kind() == Kind.RECORD) {
            return "new " + type.reference()
                    + type.components().stream()
                            .map(component -> "(" + component.type() + ") "
                                    + Objects.requireNonNull(values.get(component.name()))
                                            .literal())
                            .collect(Collectors.joining(", ", "(", ")"));
        }
        return TypeWriter.newObject(type, 0);
    }

    private static List<Field> instanceFields(Type type) {
        return type.fields().values().stream()
                .filter(field -> !field.isStatic())
                .sorted(Comparator.comparing(Field::name))
                .toList();
    }

    private static String initial(Field field) {
        return field.initialiser().isEmpty() ? JavaType.zero(field.type()) : field.initialiser();
    }

    private static String quoted(Program program, String place) {
        String[] parts = place.split("\\.", 2);
        return "\"%s\", \"%s\"".formatted(program.type(parts[0]).orElseThrow().binaryName(), parts[1]);
    }
}
