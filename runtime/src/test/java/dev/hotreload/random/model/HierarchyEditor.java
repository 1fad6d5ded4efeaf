package dev.hotreload.random.model;

import java.util.List;

/** The edits that a live class cannot take: the set is refused, and the next step takes them back. */
final class HierarchyEditor {

    private static final List<String> SUPERTYPES = List.of(
            " extends java.util.Random",
            " extends java.util.Random implements Cloneable",
            " extends java.util.Random implements java.util.RandomAccess");

    private HierarchyEditor() {}

    static void change(Editor editor) {
        String added = editor.any(SUPERTYPES);
        editor.anyType(type -> type.superclass().isEmpty()
                        && type.interfaces().isEmpty()
                        && (type.kind() == Kind.CLASS || type.kind() == Kind.ABSTRACT_CLASS))
                .ifPresent(type -> editor.program().refuse(type, added));
    }
}
