package dev.hotreload.random.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes types as sources. */
final class TypeWriter {

    private record Member(int order, boolean isJoined, String java) {}

    private final Program program;

    TypeWriter(Program program) {
        this.program = program;
    }

    /** A top-level type with its member types in a file. */
    String file(Type type) {
        return "package " + type.packageName() + ";\n\n" + indent(declaration(type));
    }

    static List<String> constructorParameters(Type type, int constructor, String module) {
        return type.kind() == Kind.RECORD
                ? type.components().stream().map(Type.Component::type).toList()
                : constructor(type, constructor, module).parameters();
    }

    /** The constructor of the number, counted round and round, of those that code in a module may call. */
    static Constructor constructor(Type type, int number, String module) {
        List<Constructor> sorted = type.constructors().stream()
                .filter(each -> each.isSeen(type.module().equals(module)))
                .sorted(Comparator.comparing(each -> each.parameters().toString()))
                .toList();
        return sorted.get(number % sorted.size());
    }

    private String declaration(Type type) {
        StringBuilder java = new StringBuilder(type.annotation().isEmpty() ? "" : type.annotation() + "\n");
        java.append("public ");
        java.append(type.outer().isEmpty() || type.kind() == Kind.INTERFACE ? "" : "static ");
        java.append(openness(type)).append(type.kind().words()).append(' ').append(type.name());
        type.generics().ifPresent(generics -> java.append(generics.declaration(program)));
        if (type.kind() == Kind.RECORD) {
            java.append(type.components().stream()
                    .map(component -> OwnType.java(program, component.type()) + " " + component.name())
                    .collect(Collectors.joining(", ", "(", ")")));
        }
        if (!type.superclass().isEmpty()) {
            java.append(" extends ").append(reference(type.superclass()));
        }
        if (!type.interfaces().isEmpty()) {
            java.append(type.isInterface() ? " extends " : " implements ");
            java.append(type.interfaces().stream().map(this::reference).collect(Collectors.joining(", ")));
        }
        java.append(program.refusedSupertypes(type)).append(permits(type)).append(" {\n");
        if (type.kind() == Kind.ENUM) {
            java.append(type.constants().stream().map(Constant::declaration).collect(Collectors.joining(",\n")))
                    .append(";\n")
                    .append(Constant.members(type.name()));
        }
        List<Member> members = members(type);
        if (type.isOneLine()) {
            members.stream().filter(Member::isJoined).forEach(member -> java.append(member.java()));
            String line = java.toString().replace('\n', ' ') + '\n';
            java.setLength(0);
            java.append(line);
        }
        members.stream()
                .filter(member -> !type.isOneLine() || !member.isJoined())
                .forEach(member -> java.append(member.java()).append('\n'));
        program.members(type).forEach(each -> java.append(declaration(each)).append('\n'));
        return java.append("}\n").toString();
    }

    /** A closed type is final, or sealed as soon as it has subtypes; what is below a sealed one must say what it is. */
    private String openness(Type type) {
        if (type.isClosed()
                && type.kind() == Kind.CLASS
                && program.subtypes(type).isEmpty()) {
            return "final ";
        }
        if (isSealed(type)) {
            return "sealed ";
        }
        boolean mustSay = type.kind() == Kind.CLASS || type.kind() == Kind.ABSTRACT_CLASS || type.isInterface();
        return mustSay && program.directSupertypes(type).stream().anyMatch(this::isSealed) ? "non-sealed " : "";
    }

    /** Permitted are types of the same package only. */
    private boolean isSealed(Type type) {
        List<Type> below = program.directSubtypes(type);
        return type.isClosed()
                && !below.isEmpty()
                && below.stream().allMatch(each -> each.module().equals(type.module()));
    }

    private String permits(Type type) {
        return isSealed(type)
                ? program.directSubtypes(type).stream()
                        .map(Type::reference)
                        .collect(Collectors.joining(", ", " permits ", ""))
                : "";
    }

    private List<Member> members(Type type) {
        Stream<Member> members = Stream.of(
                        type.orderedFields().stream()
                                .map(field -> new Member(field.order(), true, field.declaration(program, type))),
                        type.constructors().stream()
                                .map(each -> new Member(each.order(), true, constructor(type, each))),
                        type.compact().stream().map(each -> new Member(each.order(), true, compact(type, each))),
                        type.orderedMethods().stream().map(each -> new Member(each.order(), false, method(type, each))),
                        type.inners().values().stream()
                                .map(each -> new Member(each.order(), false, each.declaration(program, type))),
                        state(type).map(java -> new Member(0, false, java)).stream())
                .flatMap(each -> each);
        return members.sorted(Comparator.comparing(Member::order)).toList();
    }

    private String constructor(Type type, Constructor constructor) {
        StringBuilder java = new StringBuilder(
                constructor.visibility().words() + type.name() + parameters(constructor.parameters()) + " {\n");
        program.type(type.superclass()).ifPresent(superclass -> {
            Constructor called = constructor(superclass, constructor.superConstructor(), type.module());
            java.append("super(")
                    .append(String.join(
                            ",",
                            Creation.within(program, type)
                                    .arguments(called.parameters(), constructor.superConstructor())))
                    .append(");\n");
        });
        for (var assigned : new TreeMap<>(constructor.assigned()).entrySet()) {
            Optional.ofNullable(type.fields().get(assigned.getKey()))
                    .filter(field -> isAssigned(field, constructor, assigned.getValue()))
                    .ifPresent(field -> java.append("this.%s = p%d;%n".formatted(field.name(), assigned.getValue())));
        }
        Scope scope = Scope.of(program, type, constructor);
        return java.append(constructor.body().java(scope, "boolean", "boolean computed = "))
                .append("}\n")
                .toString();
    }

    /** Old records must look like new ones, so the parameters get the values that they have. */
    private String compact(Type type, Constructor constructor) {
        StringBuilder java = new StringBuilder("public " + type.name() + " {\n");
        java.append(constructor.body().java(Scope.of(program, type, constructor), "boolean", "boolean computed = "));
        type.components().forEach(component -> java.append("%1$s = %1$s;%n".formatted(component.name())));
        return java.append("}\n").toString();
    }

    /** Whether the constructor sets the field, as long as field and parameter are what they were. */
    static boolean isAssigned(Field field, Constructor constructor, int parameter) {
        return !field.isFinal()
                && !field.isStatic()
                && parameter < constructor.parameters().size()
                && constructor.parameters().get(parameter).equals(field.type());
    }

    private String method(Type type, Method method) {
        Family family = program.known(method.family()).in(program, type);
        StringBuilder java = new StringBuilder(method.annotation().isEmpty() ? "" : method.annotation() + "\n");
        java.append(family.visibility().words()).append(family.isStatic() ? "static " : "");
        boolean isDefault = type.isInterface()
                && method.body().isPresent()
                && !family.isStatic()
                && family.visibility() != Visibility.PRIVATE;
        java.append(isDefault ? "default " : "");
        java.append(method.body().isEmpty() && !type.isInterface() ? "abstract " : "")
                .append(method.modifiers())
                .append(typeParameters(family, method));
        java.append(OwnType.java(program, family.returns())).append(' ').append(family.name());
        // A method and its first parameter have the same annotation.
        java.append(parameters(family.parameters()).replaceFirst("^\\((?!\\))", "(" + onParameter(method)))
                .append(method.thrown());
        return method.body()
                .map(body -> java + " {\n" + body.java(Scope.of(program, type, family), family.returns()) + "}\n")
                .orElseGet(() -> java + ";\n");
    }

    /** Overrides have the same, or their parameters would have to be erased. */
    private String typeParameters(Family family, Method method) {
        return program.type(family.root())
                .flatMap(root -> Optional.ofNullable(root.methods().get(family.id())))
                .orElse(method)
                .typeParameters();
    }

    private static String onParameter(Method method) {
        return method.annotation().isEmpty() ? "" : Matcher.quoteReplacement(method.annotation()) + " ";
    }

    /** All instance fields in one text, so that the drive sees the private ones, too. */
    private Optional<String> state(Type type) {
        if (type.isInterface() || type.kind() == Kind.RECORD) {
            return Optional.empty();
        }
        StringBuilder java = new StringBuilder("public String state() {\nreturn \"\"");
        type.orderedFields().stream()
                .sorted(Comparator.comparing(Field::name))
                .forEach(field -> java.append(" + \" " + field.name() + "=\" + " + shown(field)));
        program.type(type.superclass()).ifPresent(superclass -> java.append(" + super.state()"));
        return Optional.of(java.append(";\n}\n").toString());
    }

    private static String shown(Field field) {
        if (!OwnType.is(field.type())) {
            return field.name();
        }
        // A static field's object may have the same static field.
        return (field.isStatic() ? "c.Values.text(" : "c.Values.state(") + field.name() + ")";
    }

    private String reference(String name) {
        return program.type(name).map(type -> type.use(program)).orElse(name);
    }

    private String parameters(List<String> types) {
        return IntStream.range(0, types.size())
                .mapToObj(i -> OwnType.java(program, types.get(i)) + " p" + i)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** Sources are read by people when they fail. */
    private static String indent(String java) {
        StringBuilder indented = new StringBuilder();
        int depth = 0;
        for (String line : java.lines().toList()) {
            depth -= line.startsWith("}") ? 1 : 0;
            indented.append("    ".repeat(Math.max(depth, 0))).append(line).append('\n');
            depth += line.endsWith("{") ? 1 : 0;
        }
        return indented.toString().replaceAll("(?m)^ +$", "");
    }
}
