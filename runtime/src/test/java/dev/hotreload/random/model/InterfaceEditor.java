package dev.hotreload.random.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The edits that give a class an interface of the program, and take it: old objects have it, or have it no longer. */
final class InterfaceEditor {

    private record Place(Type type, Type added) {
        String id() {
            return type.id() + "." + added.id();
        }
    }

    private InterfaceEditor() {}

    static void add(Editor editor) {
        add(editor, type -> !type.isInserted());
    }

    static void add(Editor editor, Type type) {
        add(editor, type::equals);
    }

    private static void add(Editor editor, Predicate<Type> condition) {
        Program program = editor.program();
        List<Place> places = new ArrayList<>();
        for (Type type : program.types()) {
            for (Type added : program.types()) {
                if (condition.test(type) && isPossible(program, type, added)) {
                    places.add(new Place(type, added));
                }
            }
        }
        editor.pick(places, Place::id, place -> true).ifPresent(place -> {
            place.type().interfaces().add(place.added().id());
            if (isAmbiguous(program, place)) {
                place.type().interfaces().remove(place.added().id());
            } else {
                OverrideEditor.implementMissing(editor);
            }
        });
    }

    private static boolean isPossible(Program program, Type type, Type added) {
        return !type.isInterface()
                && added.isInterface()
                && program.sees(type, added)
                && !program.isBelow(type, added.id())
                && !dependsOn(program, added, type, new HashSet<>());
    }

    /** A class depends on those above it, and on those that they are members of (JLS §8.1.4): never on itself. */
    private static boolean dependsOn(Program program, Type above, Type type, Set<Type> seen) {
        return seen.add(above)
                && (above == type
                        || Stream.concat(program.type(above.outer()).stream(), program.directSupertypes(above).stream())
                                .anyMatch(each -> dependsOn(program, each, type, seen)));
    }

    /** Whether a name means several fields, or a call several default methods, in the class or one below. */
    private static boolean isAmbiguous(Program program, Place place) {
        List<Type> classes = new ArrayList<>(program.subtypes(place.type()));
        classes.add(place.type());
        return classes.stream().anyMatch(each -> hasFieldTwice(program, each) || inheritsTwice(program, each));
    }

    /** Also where one would hide the other, or nobody names it. */
    private static boolean hasFieldTwice(Program program, Type type) {
        Set<String> names = new HashSet<>();
        return Set.copyOf(program.supertypes(type)).stream()
                .flatMap(each -> each.fields().values().stream())
                .anyMatch(field -> !names.add(field.name()));
    }

    private static boolean inheritsTwice(Program program, Type type) {
        return program.families().stream()
                .filter(family -> !family.isLibrary() && !family.isStatic())
                .anyMatch(family -> inheritsTwice(program, type, family));
    }

    private static boolean inheritsTwice(Program program, Type type, Family family) {
        boolean isOfClass =
                program.chain(type).stream().anyMatch(each -> each.methods().containsKey(family.id()));
        List<Type> declaring = new LinkedHashSet<>(program.supertypes(type))
                .stream()
                        .filter(each -> each.isInterface() && each.methods().containsKey(family.id()))
                        .toList();
        return !isOfClass
                && declaring.stream()
                                .filter(each -> declaring.stream()
                                        .noneMatch(other -> other != each && program.isBelow(other, each.id())))
                                .count()
                        > 1;
    }

    static void remove(Editor editor) {
        Program program = editor.program();
        List<Place> places = new ArrayList<>();
        for (Type type : program.types()) {
            if (type.isInserted()) {
                continue;
            }
            for (String name : type.interfaces()) {
                program.type(name)
                        .filter(found -> !type.isInterface() && !isBound(program, type, found))
                        .ifPresent(found -> places.add(new Place(type, found)));
            }
        }
        editor.pick(places, Place::id, place -> true).ifPresent(place -> {
            place.type().interfaces().remove(place.added().id());
            forgetMethods(program, place.type());
            // A class below may have inherited what it must have from the interface.
            OverrideEditor.implementMissing(editor);
        });
    }

    /** Whether a type argument has to stay below the interface, or below one above it. */
    private static boolean isBound(Program program, Type type, Type removed) {
        return program.types().stream()
                .flatMap(each -> each.generics().stream())
                .anyMatch(generics -> OwnType.in(program, generics.argument())
                                .filter(argument -> program.isBelow(argument, type.id()))
                                .isPresent()
                        && OwnType.in(program, generics.bound())
                                .filter(bound -> program.isBelow(removed, bound.id()))
                                .isPresent());
    }

    /** What was declared for the interface goes with it. */
    private static void forgetMethods(Program program, Type type) {
        List<Type> classes = new ArrayList<>(program.subtypes(type));
        classes.add(type);
        for (Type each : classes) {
            each.methods().keySet().removeIf(family -> {
                String root = program.known(family).root();
                return !program.isBelow(each, root);
            });
        }
    }
}
