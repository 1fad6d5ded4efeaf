package dev.hotreload.random.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A field in the type that declares it. */
record FieldPlace(Type type, Field field) {

    /** One that meets the condition. */
    static Optional<FieldPlace> any(Editor editor, Predicate<FieldPlace> condition) {
        return editor.pick(all(editor.program()), FieldPlace::id, condition);
    }

    static List<FieldPlace> all(Program program) {
        List<FieldPlace> places = new ArrayList<>();
        for (Type type : program.types()) {
            type.fields().values().forEach(field -> places.add(new FieldPlace(type, field)));
        }
        return places;
    }

    String id() {
        return type.id() + "." + field.id();
    }
}
