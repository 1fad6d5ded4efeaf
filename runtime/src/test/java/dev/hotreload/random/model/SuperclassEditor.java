package dev.hotreload.random.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The edits that bring a new class above one that is live, extracted from it or inserted below its superclass.
 * Only new ones come, none gets another place, and nobody makes objects of them: all else is refused.
 */
final class SuperclassEditor {

    private static final int MOST = 4;
    private static final int MOST_IN_CHAIN = 2;

    private SuperclassEditor() {}

    /** Above a class that has no superclass. */
    static void extract(Editor editor) {
        add(editor, type -> type.superclass().isEmpty());
    }

    /** Between a class and its superclass. */
    static void insert(Editor editor) {
        add(editor, type -> !type.superclass().isEmpty());
    }

    private static void add(Editor editor, Predicate<Type> condition) {
        Program program = editor.program();
        if (program.types().stream().filter(Type::isInserted).count() < MOST) {
            editor.anyType(type -> condition.test(type) && isPossible(program, type))
                    .ifPresent(type -> add(editor, type));
        }
    }

    /** In the JVM, the class goes on calling the constructors of its first superclass: it must see them all. */
    private static boolean isPossible(Program program, Type type) {
        List<Type> chain = program.chain(type);
        return (type.kind() == Kind.CLASS || type.kind() == Kind.ABSTRACT_CLASS)
                && !type.isInserted()
                && program.isLive(type)
                && !program.isBelow(type, "java.lang.RuntimeException")
                && chain.stream().filter(Type::isInserted).count() < MOST_IN_CHAIN
                && chain.stream()
                        .skip(1)
                        .flatMap(above -> above.constructors().stream())
                        .noneMatch(each -> each.visibility() == Visibility.PACKAGE);
    }

    private static void add(Editor editor, Type below) {
        Program program = editor.program();
        boolean isForAll = program.type(below.superclass())
                .map(above -> above.module().equals(Program.CORE))
                .orElse(true);
        String module = isForAll && editor.oneIn(3) ? Program.CORE : below.module();
        Type added = Type.inserted(TypeEditor.name(editor), module, below.superclass());
        List<Type> others = program.types().stream()
                .filter(type -> type != below
                        && type.superclass().equals(below.superclass())
                        && program.sees(type, added)
                        && isPossible(program, type))
                .toList();
        program.add(added);
        below.extend(added.id());
        if (!others.isEmpty() && editor.oneIn(3)) {
            editor.any(others).extend(added.id());
        }
        ConstructorEditor.add(editor, added);
        ConstructorEditor.add(editor, added);
        takeUp(editor, below, added);
        if (editor.oneIn(3)) {
            InterfaceEditor.add(editor, added);
        }
        for (int i = editor.random().nextInt(1, 3); i > 0; i--) {
            FieldEditor.add(editor, added);
            MethodEditor.add(editor, added, editor.valueType(added));
        }
        OverrideEditor.implementMissing(editor);
    }

    /** Every other member that can go up goes there. */
    private static void takeUp(Editor editor, Type below, Type added) {
        Program program = editor.program();
        for (Field field : List.copyOf(below.fields().values())) {
            FieldPlace place = new FieldPlace(below, field);
            if (editor.oneIn(2) && FieldMoveEditor.isPossible(program, place, added)) {
                FieldMoveEditor.move(editor, place, added, field);
            }
        }
        for (Method method : List.copyOf(below.methods().values())) {
            if (editor.oneIn(2)) {
                move(program, new MethodPlace(below, method.family()), added);
            }
        }
    }

    /** An override moves alone; the first declaration, and with it what the method is called on. */
    private static boolean move(Program program, MethodPlace place, Type target) {
        Family family = program.known(place.family());
        if (family.hasVariable() || !MethodMoveEditor.isPossible(program, place, target)) {
            return false;
        }
        if (place.isRoot(program)) {
            MethodMoveEditor.move(program, place, target);
            return true;
        }
        if (!program.isBelow(target, family.root())) {
            return false;
        }
        Optional.ofNullable(place.type().methods().remove(place.family()))
                .ifPresent(moved -> target.methods().putIfAbsent(place.family(), moved));
        return true;
    }

    /** Takes one away again; where one class alone was below, it gets its members. */
    static void remove(Editor editor) {
        Program program = editor.program();
        editor.anyType(type -> type.isInserted()
                        && program.members(type).isEmpty()
                        && program.directSubtypes(type).stream().noneMatch(Type::isInserted))
                .ifPresent(type -> remove(editor, type));
    }

    private static void remove(Editor editor, Type removed) {
        Program program = editor.program();
        GenericsEditor.ungenerify(program, removed);
        List<Type> below = program.directSubtypes(removed);
        takeDown(editor, removed, below);
        for (Type type : below) {
            type.extend(removed.superclass());
            removed.interfaces().stream()
                    .filter(name -> !program.isBelow(type, name))
                    .forEach(type.interfaces()::add);
        }
        NameEditor.remove(editor, removed);
        OverrideEditor.implementMissing(editor);
    }

    private static void takeDown(Editor editor, Type removed, List<Type> below) {
        Program program = editor.program();
        for (Field field : List.copyOf(removed.fields().values())) {
            FieldPlace place = new FieldPlace(removed, field);
            if (below.size() == 1 && FieldMoveEditor.isPossible(program, place, below.get(0))) {
                FieldMoveEditor.move(editor, place, below.get(0), field);
            }
        }
        for (Method method : List.copyOf(removed.methods().values())) {
            MethodPlace place = new MethodPlace(removed, method.family());
            if (place.isRoot(program)) {
                if (below.size() != 1 || !moveRoot(program, place, method, below.get(0))) {
                    program.declaring(method.family())
                            .forEach(type -> type.methods().remove(method.family()));
                    program.forgetUnlessDeclared(method.family());
                }
            } else if (below.size() != 1 || !move(program, place, below.get(0))) {
                removed.methods().remove(method.family());
                // Without it, some may have two default methods to choose from.
                below.stream()
                        .filter(type -> !type.methods().containsKey(method.family())
                                && method.body().isPresent()
                                && isSeen(program, method, removed, type))
                        .forEach(type -> OverrideEditor.declare(editor, type, program.known(method.family()), false));
            }
        }
    }

    private static boolean isSeen(Program program, Method method, Type from, Type type) {
        return program.known(method.family()).visibility() != Visibility.PACKAGE
                || type.module().equals(from.module());
    }

    private static boolean moveRoot(Program program, MethodPlace place, Method method, Type target) {
        boolean isImplemented = method.body().isPresent()
                || target.kind() == Kind.ABSTRACT_CLASS
                || target.methods().containsKey(method.family());
        return isImplemented && move(program, place, target);
    }
}
