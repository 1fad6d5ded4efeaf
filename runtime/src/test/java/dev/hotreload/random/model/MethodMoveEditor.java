package dev.hotreload.random.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The edits that move methods in the hierarchy of classes, and that hide static ones. */
final class MethodMoveEditor {

    private MethodMoveEditor() {}

    static void pullUp(Editor editor) {
        Program program = editor.program();
        anyRoot(editor)
                .ifPresent(place -> program.type(place.type().superclass())
                        .filter(target -> isPossible(program, place, target))
                        .ifPresent(target -> move(program, place, target)));
    }

    static void pushDown(Editor editor) {
        Program program = editor.program();
        anyRoot(editor).ifPresent(place -> {
            List<Type> targets = below(program, place.type()).stream()
                    .filter(target -> isPossible(program, place, target) && isAboveAllOthers(program, place, target))
                    .toList();
            if (!targets.isEmpty()) {
                move(program, place, editor.any(targets));
            }
        });
    }

    /** A subclass gets a static method of that name and descriptor; to remove it again is what removes an override. */
    static void hide(Editor editor) {
        Program program = editor.program();
        anyRoot(editor).ifPresent(place -> {
            Family family = program.known(place.family());
            List<Type> targets = below(program, place.type()).stream()
                    .filter(target -> isPossible(program, place, target)
                            && !target.methods().containsKey(place.family())
                            && OverrideEditor.isFree(program, target, family))
                    .toList();
            if (family.isStatic() && family.visibility() != Visibility.PRIVATE && !targets.isEmpty()) {
                OverrideEditor.declare(editor, editor.any(targets), family, false);
            }
        });
    }

    private static Optional<MethodPlace> anyRoot(Editor editor) {
        Program program = editor.program();
        return MethodPlace.any(editor, method -> method.body().isPresent())
                .filter(place -> place.isRoot(program)
                        && place.type().kind() != Kind.INTERFACE
                        && !program.known(place.family()).hasVariable());
    }

    private static List<Type> below(Program program, Type type) {
        return program.types().stream()
                .filter(each -> each.superclass().equals(type.id()))
                .toList();
    }

    static boolean isPossible(Program program, MethodPlace place, Type target) {
        Family family = program.known(place.family());
        boolean isOfPackage = family.visibility() == Visibility.PACKAGE;
        return !(isOfPackage && !target.module().equals(place.type().module()))
                && Stream.concat(Stream.of(family.returns()), family.parameters().stream())
                        .flatMap(type -> OwnType.in(program, type).stream())
                        .allMatch(type -> program.sees(target, type));
    }

    private static boolean isAboveAllOthers(Program program, MethodPlace place, Type target) {
        return program.declaring(place.family()).stream()
                .allMatch(each -> each == place.type() || each == target || program.isBelow(each, target.id()));
    }

    static void move(Program program, MethodPlace place, Type target) {
        Method moved = place.type().methods().remove(place.family());
        if (moved != null) {
            target.methods().putIfAbsent(place.family(), moved);
        }
        program.put(program.known(place.family()).withRoot(target.id()));
    }
}
