package dev.hotreload.random.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The edits that add and remove types. */
final class TypeEditor {

    private static final int MOST_TYPES = 12;
    private static final List<Kind> KINDS =
            List.of(Kind.CLASS, Kind.CLASS, Kind.CLASS, Kind.ABSTRACT_CLASS, Kind.INTERFACE, Kind.ENUM, Kind.RECORD);

    private TypeEditor() {}

    static void add(Editor editor) {
        Program program = editor.program();
        if (program.types().size() >= MOST_TYPES) {
            return;
        }
        String module = editor.random().nextInt(5) < 2 ? Program.CORE : Program.APPLICATION;
        Kind kind = editor.any(KINDS);
        boolean isClass = kind == Kind.CLASS || kind == Kind.ABSTRACT_CLASS;
        String superclass = isClass ? superclass(editor, module) : "";
        Optional<Type> outer = editor.anyType(
                        type -> type.module().equals(module) && type.outer().isEmpty() && !type.isInterface())
                .filter(type -> editor.oneIn(4));
        Type type = new Type(
                editor.fresh("T", 100_000, name -> program.type(name).isPresent()),
                module,
                kind,
                superclass,
                interfaces(editor, module, superclass),
                outer.map(Type::name).orElse(""));
        program.add(type);
        furnish(editor, type);
    }

    private static String superclass(Editor editor, String module) {
        return switch (editor.random().nextInt(5)) {
            case 0 -> editor.any(Libraries.SUPERCLASSES);
            case 1 -> "";
            default ->
                editor.anyType(type -> isExtensible(type, module))
                        .map(Type::name)
                        .orElse("");
        };
    }

    private static boolean isExtensible(Type type, String module) {
        return (type.kind() == Kind.CLASS || type.kind() == Kind.ABSTRACT_CLASS) && isSeen(type, module);
    }

    private static List<String> interfaces(Editor editor, String module, String superclass) {
        List<String> interfaces = new ArrayList<>();
        editor.anyType(type -> type.isInterface() && isSeen(type, module))
                .filter(type -> editor.oneIn(2))
                .ifPresent(type -> interfaces.add(type.name()));
        if (superclass.isEmpty() && editor.oneIn(5)) {
            interfaces.add(Libraries.SUPPLIER);
        }
        return interfaces;
    }

    private static boolean isSeen(Type type, String module) {
        return type.module().equals(module) || type.module().equals(Program.CORE);
    }

    /** Gives a new type what it must have, and a few members. */
    private static void furnish(Editor editor, Type type) {
        switch (type.kind()) {
            case CLASS, ABSTRACT_CLASS -> ConstructorEditor.add(editor, type);
            case ENUM -> EnumEditor.furnish(editor, type);
            case RECORD -> RecordEditor.furnish(editor, type);
            case INTERFACE -> {}
        }
        OverrideEditor.implementMissing(editor);
        for (int i = editor.random().nextInt(1, 4); i > 0; i--) {
            MethodEditor.add(editor, type, JavaType.any(editor.random()));
        }
        for (int i = editor.random().nextInt(3); i > 0; i--) {
            FieldEditor.add(editor, type);
        }
    }

    static void remove(Editor editor) {
        Program program = editor.program();
        editor.anyType(type -> program.types().size() > 2
                        && program.subtypes(type).isEmpty()
                        && program.types().stream()
                                .noneMatch(each -> each.outer().equals(type.name())))
                .ifPresent(program::remove);
    }
}
