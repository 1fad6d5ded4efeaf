package dev.hotreload.random.model;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** The edits of fields. */
final class FieldEditor {

    private static final List<InitialiserStyle> STYLES = List.of(InitialiserStyle.values());

    private FieldEditor() {}

    static void add(Editor editor) {
        editor.anyType(type -> true).ifPresent(type -> add(editor, type));
    }

    static void add(Editor editor, Type type) {
        SplittableRandom random = editor.random();
        String valueType = editor.valueType(type);
        boolean isStatic = isStaticOnly(type) || random.nextInt(3) == 0;
        boolean hasInitialiser = isStatic || random.nextInt(5) > 0;
        Field field = new Field(
                editor.id("f"),
                name(editor, type, valueType),
                valueType,
                isStatic,
                type.isInterface() || (hasInitialiser && random.nextInt(4) == 0),
                type.isInterface() ? Visibility.PUBLIC : editor.visibility(type),
                hasInitialiser ? editor.initialiser(valueType) : "",
                editor.oneIn(2) ? editor.any(STYLES) : InitialiserStyle.PLAIN,
                "",
                editor.order());
        put(editor, type, field);
    }

    static void remove(Editor editor) {
        editor.pick(FieldPlace.all(editor.program()), FieldPlace::id, place -> true)
                .ifPresent(place -> place.type().fields().remove(place.field().id()));
    }

    static void rename(Editor editor) {
        editor.pick(FieldPlace.all(editor.program()), FieldPlace::id, place -> true)
                .ifPresent(place -> {
                    Field field = place.field();
                    put(editor, place.type(), field.renamed(name(editor, place.type(), field.type())));
                });
    }

    static void retype(Editor editor) {
        editor.pick(FieldPlace.all(editor.program()), FieldPlace::id, place -> true)
                .ifPresent(place -> {
                    Field field = place.field();
                    String other = editor.valueType(place.type());
                    if (!editor.program().wasField(place.type(), field.name(), other)) {
                        retype(editor, place.type(), field, other);
                    }
                });
    }

    /** It gets another name if it has been of that type before. */
    static void retype(Editor editor, Type type, Field field, String other) {
        String literal = field.initialiser().isEmpty() ? "" : editor.initialiser(other);
        Field retyped = field.withType(other, literal);
        boolean comesBack = editor.program().wasField(type, field.name(), other);
        put(editor, type, comesBack ? retyped.renamed(name(editor, type, other)) : retyped);
    }

    static void changeInitialiser(Editor editor) {
        change(
                editor,
                field -> field.isStatic() || field.isFinal() || editor.random().nextInt(4) > 0
                        ? field.initialised(editor.initialiser(field.type()))
                        : field.initialised(""));
    }

    static void changeStyle(Editor editor) {
        change(editor, field -> field.written(editor.any(STYLES)));
    }

    static void changeVisibility(Editor editor) {
        editor.pick(
                        FieldPlace.all(editor.program()),
                        FieldPlace::id,
                        place -> !place.type().isInterface())
                .ifPresent(place ->
                        put(editor, place.type(), place.field().withVisibility(editor.visibility(place.type()))));
    }

    static void toggleFinal(Editor editor) {
        editor.pick(
                        FieldPlace.all(editor.program()),
                        FieldPlace::id,
                        place -> !place.type().isInterface()
                                && !place.field().initialiser().isEmpty())
                .ifPresent(place -> put(
                        editor,
                        place.type(),
                        place.field().withFinal(!place.field().isFinal())));
    }

    static void toggleStatic(Editor editor) {
        editor.pick(
                        FieldPlace.all(editor.program()),
                        FieldPlace::id,
                        place -> !isStaticOnly(place.type())
                                && !place.field().initialiser().isEmpty())
                .ifPresent(place -> toggleStatic(editor, place.type(), place.field()));
    }

    /** Back to what it was it gets another name. */
    private static void toggleStatic(Editor editor, Type type, Field field) {
        Field toggled = field.withStatic(!field.isStatic());
        boolean comesBack = field.isStatic() && editor.program().wasField(type, field.name(), field.type());
        put(editor, type, comesBack ? toggled.renamed(name(editor, type, field.type())) : toggled);
    }

    /** Constants of interfaces, and instances that the drive does not make. */
    private static boolean isStaticOnly(Type type) {
        return type.isInterface() || type.kind() == Kind.RECORD || type.kind() == Kind.ENUM;
    }

    static void change(Editor editor, UnaryOperator<Field> change) {
        editor.pick(FieldPlace.all(editor.program()), FieldPlace::id, place -> true)
                .ifPresent(place -> put(editor, place.type(), change.apply(place.field())));
    }

    static void put(Editor editor, Type type, Field field) {
        type.fields().put(field.id(), field);
        if (!field.isStatic()) {
            editor.program().rememberField(type, field.name(), field.type());
        }
    }

    /**
     * A free name, which is not that of an instance field that there was before: where the JVM has that field still,
     * live objects have its value, and those that were made without it have none.
     */
    static String name(Editor editor, Type type, String valueType) {
        return editor.fresh(
                "f",
                30,
                name -> editor.program().wasField(type, name, valueType)
                        || FieldPlace.all(editor.program()).stream()
                                .anyMatch(place -> place.field().name().equals(name)));
    }
}
