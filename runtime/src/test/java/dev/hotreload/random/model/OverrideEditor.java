package dev.hotreload.random.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The edits that add and remove declarations of methods that a supertype has. */
final class OverrideEditor {

    private OverrideEditor() {}

    static void add(Editor editor) {
        Program program = editor.program();
        List<MethodPlace> places = new ArrayList<>();
        for (Type type : program.types()) {
            for (Family family : program.families()) {
                if (isPossible(program, type, family)) {
                    places.add(new MethodPlace(type, family.id()));
                }
            }
        }
        // One in three is of the JDK, though most of the places are.
        boolean library = editor.oneIn(3);
        editor.pick(
                        places,
                        MethodPlace::id,
                        place -> program.known(place.family()).isLibrary() == library)
                .ifPresent(place -> declare(editor, place.type(), program.known(place.family()), false));
    }

    private static boolean isPossible(Program program, Type type, Family family) {
        boolean isInherited = !family.isStatic()
                && family.visibility() != Visibility.PRIVATE
                && program.isBelow(type, family.root())
                && !type.methods().containsKey(family.id());
        if (!isInherited) {
            return false;
        }
        if (family.isLibrary()) {
            return !type.isInterface()
                    && isNotFinal(program, type, family)
                    && (type.kind() != Kind.ENUM || family.id().equals(Libraries.TO_STRING));
        }
        return !(type.isInterface() && isInheritedTwice(program, type, family)) && isFree(program, type, family);
    }

    /** Whether the type sees what it inherits, and may declare it, too. */
    static boolean isFree(Program program, Type type, Family family) {
        Type root = program.type(family.root()).orElseThrow();
        return new Scope(program, type, false, List.of(), 0).sees(root, family.visibility())
                && isNotFinal(program, type, family);
    }

    private static boolean isNotFinal(Program program, Type type, Family family) {
        return program.supertypes(type).stream()
                .map(above -> Optional.ofNullable(above.methods().get(family.id())))
                .flatMap(Optional::stream)
                .noneMatch(method -> method.modifiers().contains("final"));
    }

    /** Another interface's default method would not be below this one's, and a class could not choose. */
    private static boolean isInheritedTwice(Program program, Type type, Family family) {
        return program.subtypes(type).stream()
                .flatMap(below -> program.supertypes(below).stream())
                .anyMatch(above -> above.isInterface()
                        && above != type
                        && above.methods().containsKey(family.id())
                        && !program.supertypes(type).contains(above));
    }

    static void remove(Editor editor) {
        MethodPlace.any(editor, method -> method.body().isPresent())
                .filter(place -> !place.isRoot(editor.program()))
                .ifPresent(place -> {
                    place.type().methods().remove(place.family());
                    // Where a body is needed it gets another one.
                    implementMissing(editor);
                });
    }

    /** Declares the method in the type. */
    static void declare(Editor editor, Type type, Family family, boolean isAbstract) {
        Optional<Block> body = isAbstract
                ? Optional.empty()
                : Optional.of(CodeMaker.body(editor.program(), type, family, editor.random()));
        type.methods().put(family.id(), Method.of(family.id(), body, editor.order()));
    }

    /** Gives every class the methods that it must have. */
    static void implementMissing(Editor editor) {
        for (Type type : editor.program().types()) {
            for (Family family : List.copyOf(editor.program().families())) {
                if (isMissing(editor.program(), type, family)) {
                    declare(editor, type, family, false);
                }
            }
        }
    }

    private static boolean isMissing(Program program, Type type, Family family) {
        if (type.isInterface() || type.kind() == Kind.ABSTRACT_CLASS || !program.isBelow(type, family.root())) {
            return false;
        }
        boolean isNeeded = family.isLibrary() ? Libraries.isAbstract(family) : !family.isStatic();
        return isNeeded
                && family.visibility() != Visibility.PRIVATE
                && program.implementing(type, family.id()).isEmpty();
    }
}
