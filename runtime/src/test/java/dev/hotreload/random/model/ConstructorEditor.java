package dev.hotreload.random.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** The edits of constructors. */
final class ConstructorEditor {

    private ConstructorEditor() {}

    static void add(Editor editor) {
        editor.anyType(ConstructorEditor::hasConstructors).ifPresent(type -> add(editor, type));
    }

    static void add(Editor editor, Type type) {
        SplittableRandom random = editor.random();
        List<String> parameters = editor.parameters(random.nextInt(4), () -> editor.valueType(type));
        if (type.constructors().stream().anyMatch(each -> each.parameters().equals(parameters))) {
            return;
        }
        type.constructors().add(furnished(editor, type, bare(editor, parameters)));
    }

    private static Constructor bare(Editor editor, List<String> parameters) {
        return new Constructor(
                parameters,
                Map.of(),
                editor.random().nextInt(4),
                new Block("", List.of(), true, new Expression.Literal("boolean", "true")),
                Visibility.PUBLIC,
                editor.order());
    }

    /** A record gets or loses a compact constructor, or its body changes. */
    static void changeCompact(Editor editor) {
        editor.anyType(type -> type.kind() == Kind.RECORD)
                .ifPresent(type -> type.construct(
                        type.compact().isPresent() && editor.oneIn(3)
                                ? null
                                : furnished(editor, type, bare(editor, List.of()))));
    }

    static void remove(Editor editor) {
        editor.anyType(type -> type.constructors().size() > 1).ifPresent(type -> {
            Constructor removed = any(editor, type);
            if (isAnotherPublic(type, removed)) {
                type.constructors().remove(removed);
            }
        });
    }

    static void changeVisibility(Editor editor) {
        editor.anyType(type -> type.constructors().size() > 1).ifPresent(type -> {
            Constructor changed = any(editor, type);
            if (isAnotherPublic(type, changed)) {
                Visibility other = editor.visibility(type);
                if (other != Visibility.PACKAGE || !isAboveInserted(editor.program(), type)) {
                    type.constructors().remove(changed);
                    type.constructors().add(changed.withVisibility(other));
                }
            }
        });
    }

    /** Classes below it, in other packages too, must go on seeing its constructors. */
    private static boolean isAboveInserted(Program program, Type type) {
        return program.subtypes(type).stream().anyMatch(Type::isInserted);
    }

    private static boolean isAnotherPublic(Type type, Constructor constructor) {
        return type.constructors().stream()
                .anyMatch(each ->
                        !each.parameters().equals(constructor.parameters()) && each.visibility() == Visibility.PUBLIC);
    }

    static void change(Editor editor) {
        editor.anyType(ConstructorEditor::hasConstructors).ifPresent(type -> {
            Constructor changed = any(editor, type);
            type.constructors().remove(changed);
            type.constructors()
                    .add(
                            editor.random().nextInt(3) == 0
                                    ? changed.withSuper(editor.random().nextInt(4))
                                    : furnished(editor, type, changed));
        });
    }

    /** With another body, and setting the fields that its parameters fit. */
    private static Constructor furnished(Editor editor, Type type, Constructor constructor) {
        Map<String, Integer> assigned = new HashMap<>();
        for (int i = 0; i < constructor.parameters().size(); i++) {
            int parameter = i;
            Optional<Field> field = editor.pick(
                    type.fields().values(), Field::id, each -> TypeWriter.isAssigned(each, constructor, parameter));
            field.ifPresent(found -> assigned.put(found.id(), parameter));
        }
        return constructor
                .withAssigned(assigned)
                .withBody(CodeMaker.body(editor.program(), type, constructor, editor.random()));
    }

    /** With parameters of other types, unless there is such a constructor already. */
    static void replace(Type type, Constructor constructor, List<String> parameters) {
        type.constructors().remove(constructor);
        Optional<Constructor> same = type.constructors().stream()
                .filter(each -> each.parameters().equals(parameters))
                .findFirst();
        if (same.isEmpty()) {
            type.constructors().add(constructor.withParameters(parameters));
        } else if (constructor.visibility() == Visibility.PUBLIC) {
            type.constructors().remove(same.get());
            type.constructors().add(same.get().withVisibility(Visibility.PUBLIC));
        }
    }

    private static boolean hasConstructors(Type type) {
        return !type.constructors().isEmpty();
    }

    private static Constructor any(Editor editor, Type type) {
        return type.constructors()
                .get(editor.random().nextInt(type.constructors().size()));
    }
}
