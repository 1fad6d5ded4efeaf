package dev.hotreload.random.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** One declaration of a method. */
record MethodPlace(Type type, String family) {

    /** One that has such a declaration. */
    static Optional<MethodPlace> any(Editor editor, Predicate<Method> condition) {
        List<MethodPlace> places = new ArrayList<>();
        for (Type type : editor.program().types()) {
            for (Map.Entry<String, Method> method : type.methods().entrySet()) {
                if (condition.test(method.getValue())) {
                    places.add(new MethodPlace(type, method.getKey()));
                }
            }
        }
        return editor.pick(places, MethodPlace::id, place -> true);
    }

    String id() {
        return type.id() + "." + family;
    }

    /** Whether it is the first declaration of its family. */
    boolean isRoot(Program program) {
        return program.known(family).root().equals(type.id());
    }

    void replace(UnaryOperator<Method> change) {
        type.methods().computeIfPresent(family, (id, method) -> change.apply(method));
    }
}
