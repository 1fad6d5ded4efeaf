package dev.hotreload.random.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The edit that adds a type. */
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
                name(editor), module, kind, superclass, interfaces(editor, module, superclass), outer.orElse(null));
        program.add(type);
        furnish(editor, type);
    }

    static void changeLines(Editor editor) {
        editor.anyType(type -> true).ifPresent(type -> type.join(!type.isOneLine()));
    }

    static void close(Editor editor) {
        editor.anyType(type -> type.kind() == Kind.CLASS || type.kind() == Kind.ABSTRACT_CLASS || type.isInterface())
                .ifPresent(type -> type.close(!type.isClosed()));
    }

    /** One that never comes back: live objects would be of a class of that name. */
    static String name(Editor editor) {
        return editor.fresh("T", 100_000, name -> editor.program().type(name).isPresent());
    }

    private static String superclass(Editor editor, String module) {
        return switch (editor.random().nextInt(5)) {
            case 0 -> editor.any(Libraries.SUPERCLASSES);
            case 1 -> "";
            default ->
                editor.anyType(type -> isExtensible(type, module)).map(Type::id).orElse("");
        };
    }

    private static boolean isExtensible(Type type, String module) {
        return (type.kind() == Kind.CLASS || type.kind() == Kind.ABSTRACT_CLASS) && isSeen(type, module);
    }

    private static List<String> interfaces(Editor editor, String module, String superclass) {
        List<String> interfaces = new ArrayList<>();
        editor.anyType(type -> type.isInterface() && isSeen(type, module))
                .filter(type -> editor.oneIn(2))
                .ifPresent(type -> interfaces.add(type.id()));
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
            MethodEditor.add(editor, type, editor.valueType(type));
        }
        for (int i = editor.random().nextInt(3); i > 0; i--) {
            FieldEditor.add(editor, type);
        }
    }
}
