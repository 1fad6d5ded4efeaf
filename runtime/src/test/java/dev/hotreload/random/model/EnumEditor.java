package dev.hotreload.random.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The edits of an enum's constants. */
final class EnumEditor {

    private EnumEditor() {}

    static void furnish(Editor editor, Type type) {
        for (String name : List.of("A", "B", "C").subList(0, 2 + editor.random().nextInt(2))) {
            type.constants().add(constant(editor, name));
        }
    }

    private static Constant constant(Editor editor, String name) {
        return new Constant(
                name,
                JavaType.literal(JavaType.STRING, editor.random()),
                editor.oneIn(4) ? JavaType.literal(JavaType.STRING, editor.random()) : "");
    }

    static void add(Editor editor) {
        editor.anyType(EnumEditor::isEnum).ifPresent(type -> {
            String name = editor.fresh(
                    "C",
                    20,
                    each -> type.constants().stream()
                            .anyMatch(known -> known.name().equals(each)));
            type.constants().add(editor.random().nextInt(type.constants().size() + 1), constant(editor, name));
        });
    }

    static void remove(Editor editor) {
        editor.anyType(type -> isEnum(type) && type.constants().size() > 1)
                .ifPresent(type -> type.constants()
                        .remove(editor.random().nextInt(type.constants().size())));
    }

    static void move(Editor editor) {
        editor.anyType(EnumEditor::isEnum).ifPresent(type -> {
            List<Constant> constants = new ArrayList<>(type.constants());
            Constant moved = constants.remove(editor.random().nextInt(constants.size()));
            constants.add(editor.random().nextInt(constants.size() + 1), moved);
            type.constants().clear();
            type.constants().addAll(constants);
        });
    }

    static void changeArgument(Editor editor) {
        change(editor, constant -> constant.withArgument(JavaType.literal(JavaType.STRING, editor.random())));
    }

    static void changeBody(Editor editor) {
        change(
                editor,
                constant -> constant.withBody(
                        !constant.body().isEmpty() && editor.oneIn(2)
                                ? ""
                                : JavaType.literal(JavaType.STRING, editor.random())));
    }

    private static void change(Editor editor, UnaryOperator<Constant> change) {
        editor.anyType(EnumEditor::isEnum).ifPresent(type -> {
            int index = editor.random().nextInt(type.constants().size());
            type.constants().set(index, change.apply(type.constants().get(index)));
        });
    }

    private static boolean isEnum(Type type) {
        return type.kind() == Kind.ENUM;
    }
}
