package dev.hotreload.random.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** The edits of a record's components. */
final class RecordEditor {

    private static final int MOST_COMPONENTS = 5;

    private RecordEditor() {}

    static void furnish(Editor editor, Type type) {
        type.components().add(component(editor, type));
        type.components().add(component(editor, type));
    }

    static void add(Editor editor) {
        change(editor, (type, components) -> {
            if (components.size() < MOST_COMPONENTS) {
                components.add(editor.random().nextInt(components.size() + 1), component(editor, type));
            }
        });
    }

    static void remove(Editor editor) {
        change(editor, (type, components) -> {
            if (!components.isEmpty()) {
                components.remove(editor.random().nextInt(components.size()));
            }
        });
    }

    static void move(Editor editor) {
        change(editor, (type, components) -> {
            if (components.size() > 1) {
                components.add(components.remove(editor.random().nextInt(components.size() - 1)));
            }
        });
    }

    /** A component of that name does not come back: live records would have what it was. */
    private static Type.Component component(Editor editor, Type type) {
        return component(editor, editor.valueType(type));
    }

    static Type.Component component(Editor editor, String valueType) {
        return new Type.Component(editor.id("c"), valueType);
    }

    private static void change(Editor editor, BiConsumer<Type, List<Type.Component>> change) {
        editor.anyType(type -> type.kind() == Kind.RECORD).ifPresent(type -> {
            List<Type.Component> components = new ArrayList<>(type.components());
            change.accept(type, components);
            type.components().clear();
            type.components().addAll(components);
        });
    }
}
