package dev.hotreload.random.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Makes one edit of a program. What it changes is chosen so that other edits, left out, change the choice seldom. */
final class Editor {

    private static final int MOST_TYPES = 12;
    private static final int LEVELS = 4;
    private static final List<Visibility> VISIBILITIES = List.of(Visibility.values());

    private final Program program;
    private final long seed;
    private final SplittableRandom random;

    Editor(Program program, long seed) {
        this.program = program;
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    void edit(EditKind kind) {
        kind.apply(this);
    }

    Program program() {
        return program;
    }

    SplittableRandom random() {
        return random;
    }

    // Types

    void addType() {
        if (program.types().size() >= MOST_TYPES) {
            return;
        }
        String module = random.nextInt(5) < 2 ? Program.CORE : Program.APPLICATION;
        Kind kind = List.of(
                        Kind.CLASS, Kind.CLASS, Kind.CLASS, Kind.ABSTRACT_CLASS, Kind.INTERFACE, Kind.ENUM, Kind.RECORD)
                .get(random.nextInt(7));
        boolean isClass = kind == Kind.CLASS || kind == Kind.ABSTRACT_CLASS;
        String superclass = isClass ? superclass(module) : "";
        Optional<Type> outer = pick(
                        program.types(),
                        Type::name,
                        type -> type.module().equals(module) && type.outer().isEmpty() && !type.isInterface())
                .filter(type -> random.nextInt(4) == 0);
        Type type = new Type(
                fresh("T", 100_000, name -> program.type(name).isPresent()),
                module,
                kind,
                superclass,
                interfaces(module, superclass),
                outer.map(Type::name).orElse(""));
        program.add(type);
        furnish(type);
    }

    private String superclass(String module) {
        return switch (random.nextInt(5)) {
            case 0 -> Libraries.SUPERCLASSES.get(random.nextInt(Libraries.SUPERCLASSES.size()));
            case 1 -> "";
            default ->
                pick(program.types(), Type::name, type -> isExtensible(type, module))
                        .map(Type::name)
                        .orElse("");
        };
    }

    private static boolean isExtensible(Type type, String module) {
        return (type.kind() == Kind.CLASS || type.kind() == Kind.ABSTRACT_CLASS)
                && (type.module().equals(module) || type.module().equals(Program.CORE));
    }

    private List<String> interfaces(String module, String superclass) {
        List<String> interfaces = new ArrayList<>();
        pick(
                        program.types(),
                        Type::name,
                        type -> type.isInterface()
                                && (type.module().equals(module)
                                        || type.module().equals(Program.CORE)))
                .filter(type -> random.nextInt(2) == 0)
                .ifPresent(type -> interfaces.add(type.name()));
        if (superclass.isEmpty() && random.nextInt(5) == 0) {
            interfaces.add(Libraries.SUPPLIER);
        }
        return interfaces;
    }

    /** Gives a new type what it must have, and a few members. */
    private void furnish(Type type) {
        switch (type.kind()) {
            case CLASS, ABSTRACT_CLASS -> ConstructorEditor.add(this, type);
            case ENUM -> type.constants().addAll(List.of("A", "B", "C").subList(0, 2 + random.nextInt(2)));
            case RECORD -> {
                type.components().add(new Type.Component("a", JavaType.any(random)));
                type.components().add(new Type.Component("b", JavaType.any(random)));
            }
            case INTERFACE -> {}
        }
        if (type.kind() != Kind.INTERFACE) {
            implementMissing();
        }
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            addMethod(type, JavaType.any(random));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            FieldEditor.add(this, type);
        }
    }

    void removeType() {
        pick(
                        program.types(),
                        Type::name,
                        type -> program.types().size() > 2
                                && program.subtypes(type).isEmpty()
                                && program.types().stream()
                                        .noneMatch(each -> each.outer().equals(type.name())))
                .ifPresent(program::remove);
    }

    // Methods

    void addMethod() {
        anyType(type -> true).ifPresent(type -> addMethod(type, JavaType.any(random)));
    }

    void addMaker() {
        anyType(type -> true)
                .ifPresent(type -> addMethod(type, random.nextInt(3) > 0 ? JavaType.SUPPLIER : JavaType.OBJECT));
    }

    private void addMethod(Type type, String returns) {
        List<String> parameters = parameters(random.nextInt(3));
        boolean isStatic = random.nextInt(4) == 0;
        Family family = new Family(
                "m" + Long.toString(random.nextLong() >>> 24, 36),
                methodName(parameters.size()),
                parameters,
                returns,
                isStatic,
                visibility(type),
                random.nextInt(LEVELS),
                type.name());
        program.put(family);
        boolean isAbstract = !isStatic
                && family.visibility() == Visibility.PUBLIC
                && ((type.isInterface() && random.nextInt(3) == 0)
                        || (type.kind() == Kind.ABSTRACT_CLASS && random.nextInt(2) == 0));
        declare(type, family, isAbstract);
        if (isAbstract) {
            implementMissing();
        }
    }

    private void declare(Type type, Family family, boolean isAbstract) {
        Optional<Block> body =
                isAbstract ? Optional.empty() : Optional.of(CodeMaker.body(program, type, family, random));
        type.methods().put(family.id(), new Method(family.id(), body, "", "", order()));
    }

    /** Gives every class the methods that it must have. */
    private void implementMissing() {
        for (Type type : program.types()) {
            for (Family family : List.copyOf(program.families())) {
                if (isMissing(type, family)) {
                    declare(type, family, false);
                }
            }
        }
    }

    private boolean isMissing(Type type, Family family) {
        if (type.isInterface() || type.kind() == Kind.ABSTRACT_CLASS || !program.isBelow(type, family.root())) {
            return false;
        }
        boolean isNeeded = family.isLibrary() ? Libraries.isAbstract(family) : !family.isStatic();
        return isNeeded
                && family.visibility() != Visibility.PRIVATE
                && program.implementing(type, family.id()).isEmpty();
    }

    void removeMethod() {
        pick(program.families(), Family::id, family -> !family.isLibrary()).ifPresent(family -> {
            program.declaring(family.id()).forEach(type -> type.methods().remove(family.id()));
            program.forgetUnlessDeclared(family.id());
        });
    }

    void renameMethod() {
        pick(program.families(), Family::id, family -> !family.isLibrary())
                .ifPresent(family -> program.put(
                        family.renamed(methodName(family.parameters().size()))));
    }

    void changeParameters() {
        pick(program.families(), Family::id, family -> !family.isLibrary()).ifPresent(family -> {
            List<String> parameters = new ArrayList<>(family.parameters());
            if (parameters.isEmpty() || random.nextInt(2) == 0) {
                parameters.add(random.nextInt(parameters.size() + 1), JavaType.any(random));
            } else if (random.nextInt(2) == 0) {
                parameters.remove(random.nextInt(parameters.size()));
            } else {
                parameters.set(random.nextInt(parameters.size()), JavaType.any(random));
            }
            if (parameters.size() == family.parameters().size() || !isMethod(family.name(), parameters.size())) {
                program.put(family.withParameters(List.copyOf(parameters)));
            }
        });
    }

    void changeResult() {
        pick(program.families(), Family::id, family -> !family.isLibrary() && !family.isMaker())
                .ifPresent(family -> program.put(family.returning(JavaType.any(random))));
    }

    void changeBody() {
        anyMethod(method -> method.body().isPresent())
                .ifPresent(place -> replace(
                        place,
                        method -> method.withBody(CodeMaker.edited(
                                program,
                                place.type(),
                                program.known(method.family()),
                                method.body().orElseThrow(),
                                random))));
    }

    void addOverride() {
        List<Place> places = new ArrayList<>();
        for (Type type : program.types()) {
            for (Family family : program.families()) {
                if (canOverride(type, family)) {
                    places.add(new Place(type, family.id()));
                }
            }
        }
        // One in three is of the JDK, though most of the places are.
        boolean library = random.nextInt(3) == 0;
        pick(places, Place::id, place -> program.known(place.family()).isLibrary() == library)
                .ifPresent(place -> declare(place.type(), program.known(place.family()), false));
    }

    private boolean canOverride(Type type, Family family) {
        boolean isPossible = !type.isInterface()
                && !family.isStatic()
                && family.visibility() != Visibility.PRIVATE
                && program.isBelow(type, family.root())
                && !type.methods().containsKey(family.id());
        if (!isPossible) {
            return false;
        }
        if (family.isLibrary()) {
            return type.kind() != Kind.ENUM || family.id().equals(Libraries.TO_STRING);
        }
        Type root = program.type(family.root()).orElseThrow();
        return new Scope(program, type, false, List.of(), 0).sees(root, family.visibility())
                && program.supertypes(type).stream()
                        .map(above -> Optional.ofNullable(above.methods().get(family.id())))
                        .flatMap(Optional::stream)
                        .noneMatch(method -> method.modifiers().contains("final"));
    }

    void removeOverride() {
        anyMethod(method -> method.body().isPresent()).stream()
                .filter(place -> !program.known(place.family())
                        .root()
                        .equals(place.type().name()))
                .forEach(place -> {
                    place.type().methods().remove(place.family());
                    // Where a body is needed it gets another one.
                    implementMissing();
                });
    }

    void toggleStatic() {
        pick(program.families(), Family::id, family -> !family.isLibrary() && isDeclaredOnceWithBody(family))
                .ifPresent(family -> program.put(family.withStatic(!family.isStatic())));
    }

    private boolean isDeclaredOnceWithBody(Family family) {
        List<Type> declaring = program.declaring(family.id());
        return declaring.size() == 1
                && Optional.ofNullable(declaring.get(0).methods().get(family.id()))
                        .flatMap(Method::body)
                        .isPresent();
    }

    void changeVisibility() {
        pick(program.families(), Family::id, family -> !family.isLibrary()).ifPresent(family -> {
            Visibility other = visibility(program.type(family.root()).orElseThrow());
            if (isPossible(family, other)) {
                program.put(family.withVisibility(other));
            }
        });
    }

    private boolean isPossible(Family family, Visibility visibility) {
        List<Type> declaring = program.declaring(family.id());
        return switch (visibility) {
            case PRIVATE -> isDeclaredOnceWithBody(family);
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

    void changeModifiers() {
        anyMethod(method -> method.body().isPresent())
                .filter(place -> !place.type().isInterface())
                .ifPresent(place -> replace(place, method -> {
                    if (!method.modifiers().isEmpty()) {
                        return method.withModifiers("");
                    }
                    Family family = program.known(place.family());
                    boolean isLast = program.subtypes(place.type()).stream()
                            .noneMatch(below -> below.methods().containsKey(family.id()));
                    return method.withModifiers(isLast && random.nextInt(2) == 0 ? "final " : "synchronized ");
                }));
    }

    void annotate() {
        // Not abstract ones: 16-annotations/on-an-added-abstract-method.case does not pass yet.
        anyMethod(method -> method.body().isPresent())
                .ifPresent(place -> replace(
                        place, method -> method.annotated(method.annotation().isEmpty() ? "@Deprecated" : "")));
    }

    void moveMember() {
        anyMethod(method -> true).ifPresent(place -> replace(place, method -> method.moved(order())));
    }

    // What the others share

    private record Place(Type type, String family) {
        String id() {
            return type.name() + "." + family;
        }
    }

    private Optional<Place> anyMethod(Predicate<Method> condition) {
        List<Place> places = new ArrayList<>();
        for (Type type : program.types()) {
            for (Map.Entry<String, Method> method : type.methods().entrySet()) {
                if (condition.test(method.getValue())) {
                    places.add(new Place(type, method.getKey()));
                }
            }
        }
        return pick(places, Place::id, place -> true);
    }

    private static void replace(Place place, Function<Method, Method> change) {
        place.type().methods().computeIfPresent(place.family(), (family, method) -> change.apply(method));
    }

    Optional<Type> anyType(Predicate<Type> condition) {
        return pick(program.types(), Type::name, condition);
    }

    List<String> parameters(int count) {
        return Stream.generate(() -> JavaType.any(random)).limit(count).toList();
    }

    int order() {
        return random.nextInt(1000);
    }

    /** What a member of the type may be. */
    Visibility visibility(Type type) {
        if (type.isInterface()) {
            return random.nextInt(6) == 0 ? Visibility.PRIVATE : Visibility.PUBLIC;
        }
        return random.nextInt(5) < 3 ? VISIBILITIES.get(random.nextInt(VISIBILITIES.size())) : Visibility.PUBLIC;
    }

    /** A name that comes back from time to time, after its bearer was removed. */
    String fresh(String prefix, int pool, Predicate<String> isTaken) {
        return Stream.iterate(random.nextInt(pool), number -> number + 1)
                .map(number -> prefix + number)
                .filter(isTaken.negate())
                .findFirst()
                .orElseThrow();
    }

    private String methodName(int arity) {
        return fresh("m", 60, name -> isMethod(name, arity));
    }

    private boolean isMethod(String name, int arity) {
        return program.families().stream()
                .anyMatch(family ->
                        family.name().equals(name) && family.parameters().size() == arity);
    }

    /** One of the candidates; it stays the same when others come or go. */
    <T> Optional<T> pick(Collection<T> candidates, Function<T, String> id, Predicate<T> condition) {
        return candidates.stream()
                .filter(condition)
                .min(Comparator.comparingLong(candidate -> new SplittableRandom(
                                seed ^ (id.apply(candidate).hashCode() * 0x9E3779B97F4A7C15L))
                        .nextLong()));
    }
}
