package dev.hotreload.random.model;

import java.util.List;

/** The edits of single declarations of methods: body, modifiers, signature, place. */
final class DeclarationEditor {

    private static final List<String> TYPE_PARAMETERS = List.of("", "<Y> ", "<Y extends Number & Comparable<Y>> ");
    private static final List<String> THROWN = List.of("", " throws IllegalStateException");

    private DeclarationEditor() {}

    static void changeBody(Editor editor) {
        Program program = editor.program();
        MethodPlace.any(editor, method -> method.body().isPresent())
                .ifPresent(place -> place.replace(method -> method.withBody(CodeMaker.edited(
                        program,
                        place.type(),
                        program.known(method.family()),
                        method.body().orElseThrow(),
                        editor.random()))));
    }

    static void changeModifiers(Editor editor) {
        MethodPlace.any(editor, method -> method.body().isPresent())
                .filter(place -> !place.type().isInterface())
                .ifPresent(place -> place.replace(method -> {
                    if (!method.modifiers().isEmpty()) {
                        return method.withModifiers("");
                    }
                    boolean isFinal = isLast(editor.program(), place) && editor.oneIn(2);
                    return method.withModifiers(isFinal ? "final " : "synchronized ");
                }));
    }

    static void toggleFinal(Editor editor) {
        MethodPlace.any(editor, method -> method.body().isPresent())
                .filter(place -> !place.type().isInterface() && isLast(editor.program(), place))
                .ifPresent(place -> place.replace(
                        method -> method.withModifiers(method.modifiers().equals("final ") ? "" : "final ")));
    }

    private static boolean isLast(Program program, MethodPlace place) {
        return program.subtypes(place.type()).stream()
                .noneMatch(below -> below.methods().containsKey(place.family()));
    }

    /** An override need not repeat them, but must not have more. */
    static void changeSignature(Editor editor) {
        MethodPlace.any(editor, method -> true)
                .filter(place -> place.isRoot(editor.program()))
                .ifPresent(place ->
                        place.replace(method -> method.withSignature(editor.any(TYPE_PARAMETERS), editor.any(THROWN))));
    }

    static void move(Editor editor) {
        MethodPlace.any(editor, method -> true)
                .ifPresent(place -> place.replace(method -> method.moved(editor.order())));
    }
}
