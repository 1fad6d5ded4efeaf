package dev.hotreload.random.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The edits of inner classes, which have an enclosing object. */
final class InnerEditor {

    private InnerEditor() {}

    private record Place(Type type, String id) {
        String name() {
            return type.id() + "." + id;
        }
    }

    static void add(Editor editor) {
        editor.anyType(type -> !type.isInterface()).ifPresent(type -> {
            String id = editor.id("Inner");
            Block body = CodeMaker.innerBody(editor.program(), type, editor.random());
            type.inners().put(id, new Inner(id, body, editor.order()));
        });
    }

    static void remove(Editor editor) {
        editor.pick(places(editor), Place::name, place -> true)
                .ifPresent(place -> place.type().inners().remove(place.id()));
    }

    static void changeBody(Editor editor) {
        editor.pick(places(editor), Place::name, place -> true)
                .ifPresent(place -> place.type()
                        .inners()
                        .computeIfPresent(
                                place.id(),
                                (id, inner) -> inner.withBody(CodeMaker.editedInner(
                                        editor.program(), place.type(), inner.body(), editor.random()))));
    }

    private static List<Place> places(Editor editor) {
        List<Place> places = new ArrayList<>();
        for (Type type : editor.program().types()) {
            for (Map.Entry<String, Inner> inner : type.inners().entrySet()) {
                places.add(new Place(type, inner.getKey()));
            }
        }
        return places;
    }
}
