package dev.hotreload.random.model;

import java.util.List;
import java.util.Map;

/** The edits of type parameters: overrides get and lose bridge methods. */
final class GenericsEditor {

    private static final Map<String, List<String>> ARGUMENTS = Map.of(
            "", List.of("Integer", JavaType.STRING),
            "Number", List.of("Integer"),
            "Comparable<X>", List.of("Integer", JavaType.STRING),
            "Number & Comparable<X>", List.of("Integer"));

    private GenericsEditor() {}

    static void generify(Editor editor) {
        editor.anyType(type -> type.generics().isEmpty() && mayBeGeneric(editor.program(), type))
                .ifPresent(type -> type.generify(any(editor, type)));
    }

    static void change(Editor editor) {
        editor.anyType(type -> type.generics().isPresent()).ifPresent(type -> type.generify(any(editor, type)));
    }

    static void ungenerify(Editor editor) {
        Program program = editor.program();
        editor.anyType(type -> type.generics().isPresent()).ifPresent(type -> ungenerify(program, type));
    }

    static void ungenerify(Program program, Type type) {
        for (Family family : List.copyOf(program.families())) {
            if (family.root().equals(type.id())) {
                program.put(family.outside(program));
            }
        }
        type.generify(null);
    }

    /** What names the type gets another bound and argument. */
    static void replace(Program program, Type gone) {
        program.types().stream()
                .filter(type -> type.generics()
                        .filter(each -> each.names(OwnType.of(gone)))
                        .isPresent())
                .forEach(type -> type.generify(new Generics("", "Integer")));
    }

    /** What is an argument is not generic itself, so that it has one spelling. */
    private static boolean mayBeGeneric(Program program, Type type) {
        return type.kind() != Kind.ENUM
                && !program.isBelow(type, "java.lang.RuntimeException")
                && program.types().stream()
                        .noneMatch(each -> each.generics()
                                .filter(generics -> generics.names(OwnType.of(type)))
                                .isPresent());
    }

    private static Generics any(Editor editor, Type type) {
        Program program = editor.program();
        if (editor.oneIn(2)) {
            String bound = editor.any(ARGUMENTS.keySet().stream().sorted().toList());
            return new Generics(bound, editor.any(ARGUMENTS.getOrDefault(bound, List.of("Integer"))));
        }
        List<Type> seen = program.types().stream()
                .filter(each -> each != type && each.generics().isEmpty() && program.sees(type, each))
                .toList();
        if (seen.isEmpty()) {
            return new Generics("", JavaType.STRING);
        }
        Type bound = editor.any(seen);
        List<Type> arguments =
                seen.stream().filter(each -> program.isBelow(each, bound.id())).toList();
        return new Generics(editor.oneIn(3) ? "" : OwnType.of(bound), OwnType.of(editor.any(arguments)));
    }
}
