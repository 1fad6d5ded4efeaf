package dev.hotreload.random.model;

import java.util.ArrayList;
import java.util.List;

/** The edits after which no member may name a type as before: it is renamed or removed. */
final class NameEditor {

    private NameEditor() {}

    /**
     * To the JVM the class is gone, and there is another one. A subclass would get another superclass, which is
     * refused.
     */
    static void rename(Editor editor) {
        Program program = editor.program();
        editor.anyType(type -> isFreeToMove(program, type)).ifPresent(type -> type.rename(TypeEditor.name(editor)));
    }

    /** Subtypes that are members of the type are other classes then, too. */
    private static boolean isFreeToMove(Program program, Type type) {
        List<Type> moved = new ArrayList<>(program.members(type));
        moved.add(type);
        return moved.stream().allMatch(each -> moved.containsAll(program.subtypes(each)));
    }

    static void remove(Editor editor) {
        Program program = editor.program();
        editor.anyType(type -> program.types().size() > 2
                        && program.subtypes(type).isEmpty()
                        && program.members(type).isEmpty())
                .ifPresent(type -> remove(editor, type));
    }

    /** Removes a type that no other one extends or is a member of. */
    static void remove(Editor editor, Type type) {
        Program program = editor.program();
        program.remove(type);
        GenericsEditor.replace(program, type);
        program.types().forEach(each -> replaceIn(editor, each, OwnType.of(type)));
        for (Family family : List.copyOf(program.families())) {
            program.put(replaceIn(editor, family, OwnType.of(type)));
        }
    }

    private static Family replaceIn(Editor editor, Family family, String gone) {
        List<String> parameters = replaceIn(editor, family.parameters(), gone);
        Family replaced = family.withParameters(parameters);
        return family.returns().equals(gone) ? replaced.returning(JavaType.any(editor.random())) : replaced;
    }

    private static List<String> replaceIn(Editor editor, List<String> types, String gone) {
        return types.stream()
                .map(type -> type.equals(gone) ? JavaType.any(editor.random()) : type)
                .toList();
    }

    private static void replaceIn(Editor editor, Type type, String gone) {
        for (Field field : List.copyOf(type.fields().values())) {
            if (field.type().equals(gone)) {
                FieldEditor.retype(editor, type, field, JavaType.any(editor.random()));
            }
        }
        for (Constructor constructor : List.copyOf(type.constructors())) {
            if (constructor.parameters().contains(gone)) {
                ConstructorEditor.replace(type, constructor, replaceIn(editor, constructor.parameters(), gone));
            }
        }
        type.components()
                .replaceAll(component -> component.type().equals(gone)
                        ? RecordEditor.component(editor, JavaType.any(editor.random()))
                        : component);
    }
}
