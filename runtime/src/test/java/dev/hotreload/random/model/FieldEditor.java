package dev.hotreload.random.model;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** The edits of fields. */
final class FieldEditor {

    private record Place(Type type, Field field) {
        String id() {
            return type.name() + "." + field.id();
        }
    }

    private FieldEditor() {}

    static void add(Editor editor) {
        editor.anyType(type -> true).ifPresent(type -> add(editor, type));
    }

    static void add(Editor editor, Type type) {
        SplittableRandom random = editor.random();
        String valueType = JavaType.any(random);
        boolean isStatic = isStaticOnly(type) || random.nextInt(3) == 0;
        boolean hasInitialiser = isStatic || random.nextInt(5) > 0;
        Field field = new Field(
                "f" + Long.toString(random.nextLong() >>> 24, 36),
                name(editor),
                valueType,
                isStatic,
                type.isInterface() || (hasInitialiser && random.nextInt(4) == 0),
                type.isInterface() ? Visibility.PUBLIC : editor.visibility(type),
                hasInitialiser ? JavaType.literal(valueType, random) : "",
                editor.order());
        type.fields().put(field.id(), field);
    }

    static void remove(Editor editor) {
        editor.pick(places(editor), Place::id, place -> true)
                .ifPresent(place -> place.type().fields().remove(place.field().id()));
    }

    static void rename(Editor editor) {
        change(editor, field -> field.renamed(name(editor)));
    }

    static void retype(Editor editor) {
        change(editor, field -> {
            String other = JavaType.any(editor.random());
            return field.withType(other, field.initialiser().isEmpty() ? "" : JavaType.literal(other, editor.random()));
        });
    }

    static void changeInitialiser(Editor editor) {
        change(
                editor,
                field -> field.isStatic() || field.isFinal() || editor.random().nextInt(4) > 0
                        ? field.initialised(JavaType.literal(field.type(), editor.random()))
                        : field.initialised(""));
    }

    static void changeVisibility(Editor editor) {
        editor.pick(places(editor), Place::id, place -> !place.type().isInterface())
                .ifPresent(place -> put(place, place.field().withVisibility(editor.visibility(place.type()))));
    }

    static void toggleFinal(Editor editor) {
        editor.pick(
                        places(editor),
                        Place::id,
                        place -> !place.type().isInterface()
                                && !place.field().initialiser().isEmpty())
                .ifPresent(place ->
                        put(place, place.field().withFinal(!place.field().isFinal())));
    }

    static void toggleStatic(Editor editor) {
        editor.pick(
                        places(editor),
                        Place::id,
                        place -> !isStaticOnly(place.type())
                                && !place.field().initialiser().isEmpty())
                .ifPresent(place ->
                        put(place, place.field().withStatic(!place.field().isStatic())));
    }

    /** Constants of interfaces, and instances that the drive does not make. */
    private static boolean isStaticOnly(Type type) {
        return type.isInterface() || type.kind() == Kind.RECORD || type.kind() == Kind.ENUM;
    }

    private static void change(Editor editor, UnaryOperator<Field> change) {
        editor.pick(places(editor), Place::id, place -> true)
                .ifPresent(place -> put(place, change.apply(place.field())));
    }

    private static void put(Place place, Field field) {
        place.type().fields().put(field.id(), field);
    }

    private static List<Place> places(Editor editor) {
        List<Place> places = new ArrayList<>();
        for (Type type : editor.program().types()) {
            type.fields().values().forEach(field -> places.add(new Place(type, field)));
        }
        return places;
    }

    private static String name(Editor editor) {
        return editor.fresh(
                "f",
                30,
                name -> places(editor).stream()
                        .anyMatch(place -> place.field().name().equals(name)));
    }
}
