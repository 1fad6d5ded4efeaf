package dev.hotreload.random.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The edits that move fields in the hierarchy, and that hide and show them. */
final class FieldMoveEditor {

    private FieldMoveEditor() {}

    static void pullUp(Editor editor) {
        Program program = editor.program();
        FieldPlace.any(editor, place -> !above(program, place).isEmpty()).ifPresent(place -> {
            Type target = editor.any(above(program, place));
            Field field = target.isInterface()
                    ? place.field().withVisibility(Visibility.PUBLIC).withFinal(true)
                    : place.field();
            move(editor, place, target, field);
        });
    }

    static void pushDown(Editor editor) {
        Program program = editor.program();
        FieldPlace.any(editor, place -> !below(program, place).isEmpty())
                .ifPresent(place -> move(editor, place, editor.any(below(program, place)), place.field()));
    }

    /** A subclass gets a field of that name. */
    static void hide(Editor editor) {
        Program program = editor.program();
        FieldPlace.any(editor, place -> !below(program, place).isEmpty()).ifPresent(place -> {
            Type target = editor.any(below(program, place));
            String type = editor.oneIn(2) ? place.field().type() : editor.valueType(target);
            boolean isStatic = editor.oneIn(4) != place.field().isStatic();
            if (isStatic || !program.wasField(target, place.field().name(), type)) {
                Field hiding = new Field(
                        editor.id("f"),
                        place.field().name(),
                        type,
                        isStatic,
                        false,
                        editor.visibility(target),
                        editor.initialiser(type),
                        InitialiserStyle.PLAIN,
                        "",
                        editor.order());
                FieldEditor.put(editor, target, hiding);
            }
        });
    }

    /** A field goes that has hidden another. */
    static void show(Editor editor) {
        Program program = editor.program();
        FieldPlace.any(editor, place -> isHiding(program, place))
                .ifPresent(place -> place.type().fields().remove(place.field().id()));
    }

    private static boolean isHiding(Program program, FieldPlace place) {
        return program.chain(place.type()).stream()
                .skip(1)
                .anyMatch(above -> above.hasField(place.field().name()));
    }

    static void move(Editor editor, FieldPlace place, Type target, Field field) {
        place.type().fields().remove(field.id());
        boolean comesBack = !field.isStatic() && editor.program().wasField(target, field.name(), field.type());
        FieldEditor.put(
                editor, target, comesBack ? field.renamed(FieldEditor.name(editor, target, field.type())) : field);
    }

    private static List<Type> above(Program program, FieldPlace place) {
        boolean mayBeConstant =
                place.field().isStatic() && !place.field().initialiser().isEmpty();
        return program.types().stream()
                .filter(each -> each.id().equals(place.type().superclass())
                        || (mayBeConstant && place.type().interfaces().contains(each.id())))
                .filter(each -> isPossible(program, place, each))
                .toList();
    }

    private static List<Type> below(Program program, FieldPlace place) {
        return program.types().stream()
                .filter(each -> each.superclass().equals(place.type().id()))
                .filter(each -> isPossible(program, place, each))
                .toList();
    }

    static boolean isPossible(Program program, FieldPlace place, Type target) {
        Field field = place.field();
        Optional<Type> own = OwnType.in(program, field.type());
        return !target.hasField(field.name())
                && !isInheritedTwice(program, place, target)
                && own.filter(type -> !program.sees(target, type)).isEmpty();
    }

    /** A type that has the field from an interface and from another type could not name it. */
    private static boolean isInheritedTwice(Program program, FieldPlace place, Type target) {
        return Stream.concat(Stream.of(target), program.subtypes(target).stream())
                .flatMap(each -> program.supertypes(each).stream())
                .filter(above -> above != target && above != place.type())
                .filter(above -> above.hasField(place.field().name()))
                .anyMatch(above -> target.isInterface() || above.isInterface());
    }
}
