package dev.hotreload.random.model;

/** The edits of annotations. */
final class AnnotationEditor {

    private AnnotationEditor() {}

    static void ofMethod(Editor editor) {
        MethodPlace.any(editor, method -> true)
                .ifPresent(place -> place.replace(method -> method.annotated(other(editor, method.annotation()))));
    }

    static void ofType(Editor editor) {
        editor.anyType(type -> true).ifPresent(type -> type.annotate(other(editor, type.annotation())));
    }

    static void ofField(Editor editor) {
        FieldEditor.change(editor, field -> field.annotated(other(editor, field.annotation())));
    }

    private static String other(Editor editor, String annotation) {
        return switch (editor.random().nextInt(annotation.isEmpty() ? 2 : 3)) {
            case 0 -> "@Deprecated";
            case 1 ->
                "@%s(number = %d, text = \"s%d\")"
                        .formatted(
                                Program.ANNOTATION,
                                editor.random().nextInt(5),
                                editor.random().nextInt(5));
            default -> "";
        };
    }
}
