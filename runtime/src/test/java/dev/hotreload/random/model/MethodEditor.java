package dev.hotreload.random.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The edits of methods with all their overrides. */
final class MethodEditor {

    private static final int LEVELS = 4;

    private MethodEditor() {}

    static void add(Editor editor) {
        editor.anyType(type -> true).ifPresent(type -> add(editor, type, editor.memberType(type)));
    }

    static void addMaker(Editor editor) {
        editor.anyType(type -> true)
                .ifPresent(type ->
                        add(editor, type, editor.random().nextInt(3) > 0 ? JavaType.SUPPLIER : JavaType.OBJECT));
    }

    static void add(Editor editor, Type type, String returns) {
        List<String> parameters = editor.parameters(editor.random().nextInt(3), () -> editor.memberType(type));
        boolean isStatic =
                !parameters.contains(OwnType.VARIABLE) && !returns.equals(OwnType.VARIABLE) && editor.oneIn(4);
        Family family = new Family(
                editor.id("m"),
                name(editor, parameters.size()),
                parameters,
                returns,
                isStatic,
                editor.visibility(type),
                editor.random().nextInt(LEVELS),
                type.id());
        editor.program().put(family);
        boolean isAbstract = !isStatic
                && family.visibility() == Visibility.PUBLIC
                && ((type.isInterface() && editor.oneIn(3)) || (type.kind() == Kind.ABSTRACT_CLASS && editor.oneIn(2)));
        OverrideEditor.declare(editor, type, family, isAbstract);
        if (isAbstract) {
            OverrideEditor.implementMissing(editor);
        }
    }

    static void remove(Editor editor) {
        Program program = editor.program();
        any(editor, family -> true).ifPresent(family -> {
            program.declaring(family.id()).forEach(type -> type.methods().remove(family.id()));
            program.forgetUnlessDeclared(family.id());
        });
    }

    static void rename(Editor editor) {
        any(editor, family -> true)
                .ifPresent(family -> editor.program()
                        .put(family.renamed(name(editor, family.parameters().size()))));
    }

    static void changeParameters(Editor editor) {
        any(editor, family -> true).ifPresent(family -> {
            List<String> parameters = new ArrayList<>(family.parameters());
            if (parameters.isEmpty() || editor.oneIn(2)) {
                parameters.add(editor.random().nextInt(parameters.size() + 1), memberType(editor, family));
            } else if (editor.oneIn(2)) {
                parameters.remove(editor.random().nextInt(parameters.size()));
            } else {
                parameters.set(editor.random().nextInt(parameters.size()), memberType(editor, family));
            }
            if (parameters.size() == family.parameters().size() || !exists(editor, family.name(), parameters.size())) {
                editor.program().put(family.withParameters(List.copyOf(parameters)));
            }
        });
    }

    static void changeResult(Editor editor) {
        any(editor, family -> !family.isMaker())
                .ifPresent(family -> editor.program().put(family.returning(memberType(editor, family))));
    }

    static void toggleStatic(Editor editor) {
        any(editor, family -> !family.hasVariable() && isDeclaredOnceWithBody(editor.program(), family))
                .ifPresent(family -> editor.program().put(family.withStatic(!family.isStatic())));
    }

    private static String memberType(Editor editor, Family family) {
        Type root = editor.program().type(family.root()).orElseThrow();
        return family.isStatic() ? editor.valueType(root) : editor.memberType(root);
    }

    private static boolean isDeclaredOnceWithBody(Program program, Family family) {
        List<Type> declaring = program.declaring(family.id());
        return declaring.size() == 1
                && Optional.ofNullable(declaring.get(0).methods().get(family.id()))
                        .flatMap(Method::body)
                        .isPresent();
    }

    static void changeVisibility(Editor editor) {
        Program program = editor.program();
        any(editor, family -> true).ifPresent(family -> {
            Visibility other = editor.visibility(program.type(family.root()).orElseThrow());
            if (isPossible(program, family, other)) {
                program.put(family.withVisibility(other));
            }
        });
    }

    private static boolean isPossible(Program program, Family family, Visibility visibility) {
        List<Type> declaring = program.declaring(family.id());
        return switch (visibility) {
            case PRIVATE -> isDeclaredOnceWithBody(program, family);
            case PACKAGE ->
                declaring.stream().map(Type::module).distinct().count() == 1
                        && declaring.stream().noneMatch(type -> isMissingIn(type, family));
            case PROTECTED, PUBLIC -> true;
        };
    }

    /** A package-private abstract method could not be implemented in the other module. */
    private static boolean isMissingIn(Type type, Family family) {
        return type.methods().containsKey(family.id())
                && Optional.ofNullable(type.methods().get(family.id()))
                        .flatMap(Method::body)
                        .isEmpty();
    }

    private static Optional<Family> any(Editor editor, Predicate<Family> condition) {
        return editor.pick(editor.program().families(), Family::id, condition.and(family -> !family.isLibrary()));
    }

    private static String name(Editor editor, int arity) {
        return editor.fresh("m", 60, name -> exists(editor, name, arity));
    }

    private static boolean exists(Editor editor, String name, int arity) {
        return editor.program().families().stream()
                .anyMatch(family ->
                        family.name().equals(name) && family.parameters().size() == arity);
    }
}
